/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_zeros_ull)(unsigned long long x)
{
	return count_zeros(x, WIDTH(x));
}
