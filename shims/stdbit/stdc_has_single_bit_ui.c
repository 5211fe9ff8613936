/* SPDX-License-Identifier: MIT */
#include "bits.h"

bool (stdc_has_single_bit_ui)(unsigned int x)
{
	return has_single_bit(x);
}
