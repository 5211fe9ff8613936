/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_trailing_ones_uc)(unsigned char x)
{
	return trailing_ones(x, WIDTH(x));
}
