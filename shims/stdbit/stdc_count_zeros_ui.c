/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_count_zeros_ui)(unsigned int x)
{
	return count_zeros(x, WIDTH(x));
}
