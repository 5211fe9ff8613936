/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.4. */
#include "math/elementary.h"

REAL F(exp2)(REAL x);

REAL F(exp2)(REAL x)
{
	REAL result;

	if (no_power(x, false, &result))
		return result;
	return num_round_near(num_exp2(num192_from(x)));
}
