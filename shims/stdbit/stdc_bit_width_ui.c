/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_bit_width_ui)(unsigned int x)
{
	return bit_width(x, WIDTH(x));
}
