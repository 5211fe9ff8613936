/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.5. */
#include "math/elementary.h"

REAL F(cos)(REAL x);

REAL F(cos)(REAL x)
{
	struct num rest, c;
	REAL result;

	if (no_turn(x, &result))
		return result;
	num_turn(num_quarters(num_from(x), &rest), rest, NULL, &c);
	return num_round_near(c);
}
