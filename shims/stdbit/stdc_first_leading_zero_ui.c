/* SPDX-License-Identifier: MIT */
#include "bits.h"

unsigned int (stdc_first_leading_zero_ui)(unsigned int x)
{
	return first_leading_zero(x, WIDTH(x));
}
