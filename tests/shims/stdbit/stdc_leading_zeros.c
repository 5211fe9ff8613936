/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* zero bits above the first one bit; all of them in 0 */
static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	while (n < width && !BIT(x, width - 1 - n))
		n++;
	return n;
}

FAMILY(stdc_leading_zeros_uc, stdc_leading_zeros_us, stdc_leading_zeros_ui,
	stdc_leading_zeros_ul, stdc_leading_zeros_ull)
