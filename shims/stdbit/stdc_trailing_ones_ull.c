/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_ones_ull)(unsigned long long x)
{
	return trailing_ones(x, WIDTH(x));
}
