/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* the greatest power of two that is not above the value; 0 for 0 */
static unsigned long long oracle(unsigned long long x, int width)
{
	unsigned long long r = 0;

	for (int i = 0; i < width; i++)
		if (1ULL << i <= x)
			r = 1ULL << i;
	return r;
}

FAMILY(stdc_bit_floor_uc, stdc_bit_floor_us, stdc_bit_floor_ui, stdc_bit_floor_ul, stdc_bit_floor_ull)
