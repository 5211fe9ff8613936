/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_zeros_us)(unsigned short x)
{
	return count_zeros(x, WIDTH(x));
}
