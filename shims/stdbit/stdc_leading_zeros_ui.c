/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_zeros_ui)(unsigned int x)
{
	return leading_zeros(x, WIDTH(x));
}
