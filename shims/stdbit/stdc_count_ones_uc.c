/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_ones_uc)(unsigned char x)
{
	return count_ones(x, WIDTH(x));
}
