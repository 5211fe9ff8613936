/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.4. */
#include "math/elementary.h"

REAL F(exp2)(REAL x);

REAL F(exp2)(REAL x)
{
	bits b = bits_of(x);

	if (is_special(b))
		return is_nan(b) ? quiet(b) : is_negative(b) ? 0 : x;
	return num_round_near(num_exp2(num192_from(x)));
}
