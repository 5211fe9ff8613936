/* SPDX-License-Identifier: MIT */
#include "widths.h"

/* the fewest bits that hold the value; 0 for 0 */
static unsigned long long oracle(unsigned long long x, int width)
{
	int n = 0;

	for (int i = 0; i < width; i++)
		if (BIT(x, i))
			n = i + 1;
	return n;
}

FAMILY(stdc_bit_width_uc, stdc_bit_width_us, stdc_bit_width_ui, stdc_bit_width_ul, stdc_bit_width_ull)
