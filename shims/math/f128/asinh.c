/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.2.2. It is log(1 + t + t^2 / (1 + sqrt(1 + t^2))), with t = |x|. */
#include "math/elementary.h"

REAL F(asinh)(REAL x);

REAL F(asinh)(REAL x)
{
	bits b = bits_of(x);
	struct num one = num_int(1), t = num_abs(num_from(x)), square;
	struct num192 result;

	if (is_special(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	square = num_mul(t, t);
	t = num_add(t, num_div(square, num_add(one, num_sqrt(num_add(one, square)))));
	result = num_log1p(t);
	result.neg = is_negative(b);
	return num192_round(result);
}
