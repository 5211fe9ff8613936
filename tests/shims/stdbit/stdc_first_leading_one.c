/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* place of the first one bit, counted from 1 at the top; 0 without one */
static unsigned long long oracle(unsigned long long x, int width)
{
	for (int n = 1; n <= width; n++)
		if (BIT(x, width - n))
			return n;
	return 0;
}

FAMILY(stdc_first_leading_one_uc, stdc_first_leading_one_us, stdc_first_leading_one_ui,
	stdc_first_leading_one_ul, stdc_first_leading_one_ull)
