/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_zeros_ul)(unsigned long x)
{
	return count_zeros(x, WIDTH(x));
}
