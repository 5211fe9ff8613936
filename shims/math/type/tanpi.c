/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.14: the tangent of pi x; of whole numbers +0 or, of positive odd and negative even ones, -0. */
#include "math/turn.h"
#include "math/quick.h"

REAL F(tanpi)(REAL x);

REAL F(tanpi)(REAL x)
{
	struct num rest, s, c;
	unsigned quarters;
	REAL result;

	if (no_turn(x, &result))
		return result;
	QUICK(tanpi, x);
	quarters = num_quarters_pi(num_from(x), &rest);
	if (!rest.m)
		return quarters & 1 ? pole_error(quarters >> 1) : zero_of(quarters >> 1 != is_negative(bits_of(x)));
	num_turn(quarters, rest, &s, &c);
	return num_round_near(num_div(s, c));
}
