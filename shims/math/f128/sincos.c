/* SPDX-License-Identifier: MIT */
/* glibc 2.26, sincos(3): sine and cosine at once. */
#include "math/elementary.h"

void F(sincos)(REAL x, REAL *sine, REAL *cosine);

void F(sincos)(REAL x, REAL *sine, REAL *cosine)
{
	bits b = bits_of(x);
	struct num rest, s, c;
	unsigned quarters;

	if (is_special(b)) {
		*sine = *cosine = is_nan(b) ? quiet(b) : domain_error();
		return;
	}
	quarters = num_quarters(num_from(x), &rest);
	num_turn(quarters, rest, &s, &c);
	*sine = is_zero(b) ? x : num_round_near(s);
	*cosine = num_round_near(c);
}
