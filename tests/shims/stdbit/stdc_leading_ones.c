/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* one bits above the first zero bit */
static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	while (n < width && BIT(x, width - 1 - n))
		n++;
	return n;
}

FAMILY(stdc_leading_ones_uc, stdc_leading_ones_us, stdc_leading_ones_ui,
	stdc_leading_ones_ul, stdc_leading_ones_ull)
