/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.6. */
#include "math/elementary.h"

REAL F(sin)(REAL x);

REAL F(sin)(REAL x)
{
	struct num rest, s;
	REAL result;

	if (no_turn(x, &result))
		return result;
	num_turn(num_quarters(num_from(x), &rest), rest, &s, NULL);
	return num_round_near(s);
}
