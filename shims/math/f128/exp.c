/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.1. */
#include "math/elementary.h"

REAL F(exp)(REAL x);

REAL F(exp)(REAL x)
{
	REAL result;

	if (no_power(x, false, &result))
		return result;
	return num_round_near(num_exp(num192_from(x)));
}
