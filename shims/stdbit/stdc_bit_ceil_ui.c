/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_bit_ceil_ui)(unsigned int x)
{
	return (unsigned int)bit_ceil(x, WIDTH(x));
}
