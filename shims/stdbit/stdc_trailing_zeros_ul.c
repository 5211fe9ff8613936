/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_zeros_ul)(unsigned long x)
{
	return trailing_zeros(x, WIDTH(x));
}
