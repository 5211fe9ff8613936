/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_zeros_ull)(unsigned long long x)
{
	return leading_zeros(x, WIDTH(x));
}
