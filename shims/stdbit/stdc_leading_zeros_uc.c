/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_leading_zeros_uc)(unsigned char x)
{
	return leading_zeros(x, WIDTH(x));
}
