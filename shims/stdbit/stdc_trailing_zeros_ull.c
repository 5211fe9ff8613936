/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_zeros_ull)(unsigned long long x)
{
	return trailing_zeros(x, WIDTH(x));
}
