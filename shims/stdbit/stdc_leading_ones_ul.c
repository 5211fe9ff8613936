/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_ones_ul)(unsigned long x)
{
	return leading_ones(x, WIDTH(x));
}
