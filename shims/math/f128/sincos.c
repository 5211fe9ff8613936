/* SPDX-License-Identifier: MIT */
/* glibc 2.26, sincos(3): sine and cosine at once. */
#include "math/elementary.h"

void F(sincos)(REAL x, REAL *sine, REAL *cosine);

void F(sincos)(REAL x, REAL *sine, REAL *cosine)
{
	struct num rest, s, c;

	if (no_turn(x, sine)) {
		*cosine = *sine;
		return;
	}
	num_turn(num_quarters(num_from(x), &rest), rest, &s, &c);
	*sine = num_round_near(s);
	*cosine = num_round_near(c);
}
