/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.6. */
#include "math/elementary.h"

REAL F(expm1)(REAL x);

REAL F(expm1)(REAL x)
{
	REAL result;

	if (no_power(x, true, &result))
		return result;
	return num_round_near(num_expm1(num192_from(x)));
}
