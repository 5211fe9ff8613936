/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_bit_width_ull)(unsigned long long x)
{
	return bit_width(x, WIDTH(x));
}
