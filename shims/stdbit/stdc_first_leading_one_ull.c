/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_leading_one_ull)(unsigned long long x)
{
	return first_leading_one(x, WIDTH(x));
}
