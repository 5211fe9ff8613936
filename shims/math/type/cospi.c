/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.12: the cosine of pi x; of odd halves +0. */
#include "math/turn.h"
#include "math/quick.h"

REAL F(cospi)(REAL x);

REAL F(cospi)(REAL x)
{
	bits b = bits_of(x);
	struct num rest, c;
	unsigned quarters;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : domain_error();
	QUICK(sinpi, x, 1);
	quarters = num_quarters_pi(num_from(x), &rest);
	num_turn(quarters, rest, NULL, &c);
	return c.m ? num_round_near(c) : 0;
}
