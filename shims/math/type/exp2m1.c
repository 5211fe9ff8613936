/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.3.5: 2 to the power of x, less 1. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(exp2m1)(REAL x);

REAL F(exp2m1)(REAL x)
{
	struct num192 n = num192_from(x);
	REAL result;

	if (no_power(x, true, &result))
		return result;
	QUICK(exp2m1, x);
	return num_round_near(n.e < -4 ? num_expm1(num192_mul(n, LN_2)) : num_sub(num_exp2(n), num_int(1)));
}
