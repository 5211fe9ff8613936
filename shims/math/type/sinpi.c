/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.13: the sine of pi x; of whole numbers a zero with the sign of x. */
#include "math/turn.h"
#include "math/quick.h"

REAL F(sinpi)(REAL x);

REAL F(sinpi)(REAL x)
{
	struct num rest, s;
	REAL result;

	if (no_turn(x, &result))
		return result;
	QUICK(sinpi, x, 0);
	num_turn(num_quarters_pi(num_from(x), &rest), rest, &s, NULL);
	return s.m ? num_round_near(s) : zero_of(is_negative(bits_of(x)));
}
