/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_ones_ull)(unsigned long long x)
{
	return leading_ones(x, WIDTH(x));
}
