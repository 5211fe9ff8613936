/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_zeros_us)(unsigned short x)
{
	return leading_zeros(x, WIDTH(x));
}
