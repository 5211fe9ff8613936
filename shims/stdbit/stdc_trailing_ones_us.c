/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_ones_us)(unsigned short x)
{
	return trailing_ones(x, WIDTH(x));
}
