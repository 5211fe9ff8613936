/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.7. */
#include "math/elementary.h"

REAL F(tan)(REAL x);

REAL F(tan)(REAL x)
{
	bits b = bits_of(x);
	struct num rest, s, c;
	unsigned quarters;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : domain_error();
	if (is_zero(b))
		return x;
	quarters = num_quarters(num_from(x), &rest);
	num_turn(quarters, rest, &s, &c);
	return num_round_near(num_div(s, c));
}
