/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.14: the tangent of pi x; of whole numbers +0 or, of positive odd and negative even ones, -0. */
#include "math/turn.h"
#include "math/quick.h"

REAL F(tanpi)(REAL x);

REAL F(tanpi)(REAL x)
{
	bits b = bits_of(x);
	struct num rest, s, c;
	unsigned quarters;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : domain_error();
	if (is_zero(b))
		return x;
	QUICK(tanpi, x);
	quarters = num_quarters_pi(num_from(x), &rest);
	if (!rest.m)
		return quarters & 1 ? pole_error(quarters >> 1) : zero_of(quarters >> 1 != is_negative(b));
	num_turn(quarters, rest, &s, &c);
	return num_round_near(num_div(s, c));
}
