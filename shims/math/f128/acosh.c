/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.2.1. It is log(1 + t + sqrt(t (t + 2))), with t = x - 1. */
#include "math/elementary.h"

REAL F(acosh)(REAL x);

REAL F(acosh)(REAL x)
{
	bits b = bits_of(x);
	struct num t;

	if (is_nan(b))
		return quiet(b);
	if (is_negative(b) || b < bits_of(1))
		return domain_error();
	if (is_special(b))
		return x;
	t = num_sub(num_from(x), num_int(1));
	t = num_add(t, num_sqrt(num_mul(t, num_add(t, num_int(2)))));
	return num192_round(num_log1p(t));
}
