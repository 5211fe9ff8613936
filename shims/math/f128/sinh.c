/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.2.5. With E = exp(|x|) - 1 it is (E + E / (E + 1)) / 2. */
#include "math/elementary.h"

REAL F(sinh)(REAL x);

REAL F(sinh)(REAL x)
{
	bits b = bits_of(x);
	struct num e;

	if (is_special(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	e = num_expm1(num192_of(num_abs(num_from(x))));
	e = num_scale(num_add(e, num_div(e, num_add(e, num_int(1)))), -1);
	e.neg = is_negative(b);
	return num_round_near(e);
}
