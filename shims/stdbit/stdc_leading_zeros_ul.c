/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_zeros_ul)(unsigned long x)
{
	return leading_zeros(x, WIDTH(x));
}
