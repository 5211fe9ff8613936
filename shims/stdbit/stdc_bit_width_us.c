/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_bit_width_us)(unsigned short x)
{
	return bit_width(x, WIDTH(x));
}
