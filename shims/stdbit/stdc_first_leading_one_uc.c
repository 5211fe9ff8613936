/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_leading_one_uc)(unsigned char x)
{
	return first_leading_one(x, WIDTH(x));
}
