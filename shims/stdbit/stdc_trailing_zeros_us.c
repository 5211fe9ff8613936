/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_zeros_us)(unsigned short x)
{
	return trailing_zeros(x, WIDTH(x));
}
