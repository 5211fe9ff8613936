/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_ones_ull)(unsigned long long x)
{
	return count_ones(x, WIDTH(x));
}
