/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.13: the sine of pi x; of whole numbers a zero with the sign of x. */
#include "math/turn.h"
#include "math/quick.h"

REAL F(sinpi)(REAL x);

REAL F(sinpi)(REAL x)
{
	bits b = bits_of(x);
	struct num rest, s;
	unsigned quarters;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : domain_error();
	if (is_zero(b))
		return x;
	QUICK(sinpi, x, 0);
	quarters = num_quarters_pi(num_from(x), &rest);
	num_turn(quarters, rest, &s, NULL);
	return s.m ? num_round_near(s) : zero_of(is_negative(b));
}
