/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.14. */
#include "math/elementary.h"

REAL F(log1p)(REAL x);

REAL F(log1p)(REAL x)
{
	REAL result;

	if (no_logarithm_of_sum(x, &result))
		return result;
	return num192_round(num_log1p(num_from(x)));
}
