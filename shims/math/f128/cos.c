/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.5. */
#include "math/elementary.h"

REAL F(cos)(REAL x);

REAL F(cos)(REAL x)
{
	bits b = bits_of(x);
	struct num rest, c;
	unsigned quarters;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : domain_error();
	quarters = num_quarters(num_from(x), &rest);
	num_turn(quarters, rest, NULL, &c);
	return num_round_near(c);
}
