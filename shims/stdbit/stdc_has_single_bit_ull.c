/* SPDX-License-Identifier: MIT */
#include "bits.h"

bool (stdc_has_single_bit_ull)(unsigned long long x)
{
	return has_single_bit(x);
}
