/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.6. */
#include "math/elementary.h"

REAL F(sin)(REAL x);

REAL F(sin)(REAL x)
{
	bits b = bits_of(x);
	struct num rest, s;
	unsigned quarters;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : domain_error();
	if (is_zero(b))
		return x;
	quarters = num_quarters(num_from(x), &rest);
	num_turn(quarters, rest, &s, NULL);
	return num_round_near(s);
}
