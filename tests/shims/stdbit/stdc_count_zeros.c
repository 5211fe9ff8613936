/* SPDX-License-Identifier: MIT */
#include "widths.h"

static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	for (int i = 0; i < width; i++)
		n += !BIT(x, i);
	return n;
}

FAMILY(stdc_count_zeros_uc, stdc_count_zeros_us, stdc_count_zeros_ui,
	stdc_count_zeros_ul, stdc_count_zeros_ull)
