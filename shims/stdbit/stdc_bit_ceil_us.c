/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned short (stdc_bit_ceil_us)(unsigned short x)
{
	return (unsigned short)bit_ceil(x, WIDTH(x));
}
