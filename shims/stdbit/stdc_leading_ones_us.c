/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_ones_us)(unsigned short x)
{
	return leading_ones(x, WIDTH(x));
}
