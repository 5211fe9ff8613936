/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned char (stdc_bit_floor_uc)(unsigned char x)
{
	return (unsigned char)bit_floor(x, WIDTH(x));
}
