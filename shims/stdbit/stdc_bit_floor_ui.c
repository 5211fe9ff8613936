/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_bit_floor_ui)(unsigned int x)
{
	return (unsigned int)bit_floor(x, WIDTH(x));
}
