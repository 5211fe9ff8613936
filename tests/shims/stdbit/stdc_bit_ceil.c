/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* the least power of two that is not below the value; 0 where the type has none */
static unsigned long long oracle(unsigned long long x, int width)
{
	for (int i = 0; i < width; i++)
		if (1ULL << i >= x)
			return 1ULL << i;
	return 0;
}

FAMILY(stdc_bit_ceil_uc, stdc_bit_ceil_us, stdc_bit_ceil_ui, stdc_bit_ceil_ul, stdc_bit_ceil_ull)
