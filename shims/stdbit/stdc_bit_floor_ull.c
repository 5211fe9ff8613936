/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned long long (stdc_bit_floor_ull)(unsigned long long x)
{
	return bit_floor(x, WIDTH(x));
}
