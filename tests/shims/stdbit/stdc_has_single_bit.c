/* SPDX-License-Identifier: MIT */
#include "widths.h"

static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	for (int i = 0; i < width; i++)
		n += BIT(x, i);
	return n == 1;
}

FAMILY(stdc_has_single_bit_uc, stdc_has_single_bit_us, stdc_has_single_bit_ui,
	stdc_has_single_bit_ul, stdc_has_single_bit_ull)
