/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* one bits below the first zero bit */
static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	while (n < width && BIT(x, n))
		n++;
	return n;
}

FAMILY(stdc_trailing_ones_uc, stdc_trailing_ones_us, stdc_trailing_ones_ui,
	stdc_trailing_ones_ul, stdc_trailing_ones_ull)
