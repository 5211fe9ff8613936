/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.11. */
#include "math/elementary.h"

REAL F(log)(REAL x);

REAL F(log)(REAL x)
{
	REAL result;

	if (no_logarithm(x, &result))
		return result;
	return num192_round(num_log(num192_from(x)));
}
