/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.2.3. It is log(1 + 2 t / (1 - t)) / 2, with t = |x|. */
#include "math/elementary.h"

REAL F(atanh)(REAL x);

REAL F(atanh)(REAL x)
{
	bits b = bits_of(x);
	struct num t = num_abs(num_from(x));
	struct num192 result;

	if (is_nan(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	if ((b & ~SIGN) >= bits_of(1))
		return (b & ~SIGN) == bits_of(1) ? pole_error(is_negative(b)) : domain_error();
	result = num_log1p(num_div(num_scale(t, 1), num_sub(num_int(1), t)));
	result.e--;
	result.neg = is_negative(b);
	return num192_round(result);
}
