/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_zeros_uc)(unsigned char x)
{
	return count_zeros(x, WIDTH(x));
}
