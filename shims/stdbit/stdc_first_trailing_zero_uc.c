/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_trailing_zero_uc)(unsigned char x)
{
	return first_trailing_zero(x, WIDTH(x));
}
