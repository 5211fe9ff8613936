/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* place of the lowest zero bit, counted from 1; 0 without one */
static unsigned long long oracle(unsigned long long x, int width)
{
	for (int n = 1; n <= width; n++)
		if (!BIT(x, n - 1))
			return n;
	return 0;
}

FAMILY(stdc_first_trailing_zero_uc, stdc_first_trailing_zero_us, stdc_first_trailing_zero_ui,
	stdc_first_trailing_zero_ul, stdc_first_trailing_zero_ull)
