/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_ones_ul)(unsigned long x)
{
	return trailing_ones(x, WIDTH(x));
}
