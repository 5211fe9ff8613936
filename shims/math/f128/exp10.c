/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.2. */
#include "math/elementary.h"

REAL F(exp10)(REAL x);

REAL F(exp10)(REAL x)
{
	REAL result;

	if (no_power(x, false, &result))
		return result;
	return num_round_near(num_exp2(num192_mul(num192_from(x), LOG2_10)));
}
