/* SPDX-License-Identifier: MIT */
#include "bits.h"

bool (stdc_has_single_bit_us)(unsigned short x)
{
	return has_single_bit(x);
}
