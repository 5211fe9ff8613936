/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_trailing_one_us)(unsigned short x)
{
	return first_trailing_one(x, WIDTH(x));
}
