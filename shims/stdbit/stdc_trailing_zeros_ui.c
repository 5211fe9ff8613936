/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_zeros_ui)(unsigned int x)
{
	return trailing_zeros(x, WIDTH(x));
}
