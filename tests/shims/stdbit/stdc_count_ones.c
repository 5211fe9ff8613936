/* SPDX-License-Identifier: MIT */
#include "widths.h"

static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	for (int i = 0; i < width; i++)
		n += BIT(x, i);
	return n;
}

FAMILY(stdc_count_ones_uc, stdc_count_ones_us, stdc_count_ones_ui,
	stdc_count_ones_ul, stdc_count_ones_ull)
