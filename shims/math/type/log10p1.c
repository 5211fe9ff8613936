/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.3.13: the logarithm to base 10 of 1 + x. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(log10p1)(REAL x);

REAL F(log10p1)(REAL x)
{
	REAL result;

	if (no_logarithm_of_sum(x, &result))
		return result;
	QUICK(log10p1, x);
	return num192_round(num192_mul(num_log1p(num_from(x)), LOG10_E));
}
