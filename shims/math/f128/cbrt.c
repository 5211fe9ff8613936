/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.4.1. */
#include "math/elementary.h"

REAL F(cbrt)(REAL x);

REAL F(cbrt)(REAL x)
{
	bits b = bits_of(x);
	struct num root;

	if (is_special(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	root = num_exp(num192_mul(num_log(num192_of(num_abs(num_from(x)))), ONE_THIRD));
	root.neg = is_negative(b);
	return num_round_near(root);
}
