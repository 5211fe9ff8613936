/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_zeros_uc)(unsigned char x)
{
	return trailing_zeros(x, WIDTH(x));
}
