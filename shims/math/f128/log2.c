/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.16. */
#include "math/elementary.h"

REAL F(log2)(REAL x);

REAL F(log2)(REAL x)
{
	REAL result;

	if (no_logarithm(x, &result))
		return result;
	return num192_round(num192_mul(num_log(num192_from(x)), LOG2_E));
}
