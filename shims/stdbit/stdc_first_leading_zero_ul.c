/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_leading_zero_ul)(unsigned long x)
{
	return first_leading_zero(x, WIDTH(x));
}
