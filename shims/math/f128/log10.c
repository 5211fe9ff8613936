/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.12. */
#include "math/elementary.h"

REAL F(log10)(REAL x);

REAL F(log10)(REAL x)
{
	REAL result;

	if (no_logarithm(x, &result))
		return result;
	return num192_round(num192_mul(num_log(num192_from(x)), LOG10_E));
}
