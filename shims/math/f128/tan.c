/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.7. */
#include "math/elementary.h"

REAL F(tan)(REAL x);

REAL F(tan)(REAL x)
{
	struct num rest, s, c;
	REAL result;

	if (no_turn(x, &result))
		return result;
	num_turn(num_quarters(num_from(x), &rest), rest, &s, &c);
	return num_round_near(num_div(s, c));
}
