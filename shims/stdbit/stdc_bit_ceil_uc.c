/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned char (stdc_bit_ceil_uc)(unsigned char x)
{
	return (unsigned char)bit_ceil(x, WIDTH(x));
}
