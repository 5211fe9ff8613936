/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_leading_zero_us)(unsigned short x)
{
	return first_leading_zero(x, WIDTH(x));
}
