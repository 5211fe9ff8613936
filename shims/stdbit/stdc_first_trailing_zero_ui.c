/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_trailing_zero_ui)(unsigned int x)
{
	return first_trailing_zero(x, WIDTH(x));
}
