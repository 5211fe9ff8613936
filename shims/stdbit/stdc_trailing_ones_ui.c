/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_ones_ui)(unsigned int x)
{
	return trailing_ones(x, WIDTH(x));
}
