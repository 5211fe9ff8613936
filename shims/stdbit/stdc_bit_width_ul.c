/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_bit_width_ul)(unsigned long x)
{
	return bit_width(x, WIDTH(x));
}
