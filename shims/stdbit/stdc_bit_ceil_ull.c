/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned long long (stdc_bit_ceil_ull)(unsigned long long x)
{
	return bit_ceil(x, WIDTH(x));
}
