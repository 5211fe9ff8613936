/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned long (stdc_bit_ceil_ul)(unsigned long x)
{
	return (unsigned long)bit_ceil(x, WIDTH(x));
}
