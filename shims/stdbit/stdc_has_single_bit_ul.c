/* SPDX-License-Identifier: MIT */
#include "bits.h"

bool (stdc_has_single_bit_ul)(unsigned long x)
{
	return has_single_bit(x);
}
