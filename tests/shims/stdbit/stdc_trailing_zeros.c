/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* zero bits below the first one bit; all of them in 0 */
static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	while (n < width && !BIT(x, n))
		n++;
	return n;
}

FAMILY(stdc_trailing_zeros_uc, stdc_trailing_zeros_us, stdc_trailing_zeros_ui,
	stdc_trailing_zeros_ul, stdc_trailing_zeros_ull)
