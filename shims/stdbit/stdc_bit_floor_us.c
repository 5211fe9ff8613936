/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned short (stdc_bit_floor_us)(unsigned short x)
{
	return (unsigned short)bit_floor(x, WIDTH(x));
}
