/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.2.6. With E = exp(2 |x|) - 1 it is E / (E + 2). */
#include "math/elementary.h"

REAL F(tanh)(REAL x);

REAL F(tanh)(REAL x)
{
	bits b = bits_of(x);
	struct num e;

	if (is_nan(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	if (is_special(b))
		return is_negative(b) ? -1 : 1;
	e = num_expm1(num192_of(num_scale(num_abs(num_from(x)), 1)));
	e = num_div(e, num_add(e, num_int(2)));
	e.neg = is_negative(b);
	return num_round_near(e);
}
