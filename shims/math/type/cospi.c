/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.12: the cosine of pi x; of odd halves +0. */
#include "math/turn.h"
#include "math/quick.h"

REAL F(cospi)(REAL x);

REAL F(cospi)(REAL x)
{
	struct num rest, c;
	REAL result;

	if (no_turn(x, &result))
		return result;
	QUICK(sinpi, x, 1);
	num_turn(num_quarters_pi(num_from(x), &rest), rest, NULL, &c);
	return c.m ? num_round_near(c) : 0;
}
