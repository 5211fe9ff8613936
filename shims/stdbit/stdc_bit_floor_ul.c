/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned long (stdc_bit_floor_ul)(unsigned long x)
{
	return (unsigned long)bit_floor(x, WIDTH(x));
}
