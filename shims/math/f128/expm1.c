/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.6. */
#include "math/elementary.h"

REAL F(expm1)(REAL x);

REAL F(expm1)(REAL x)
{
	bits b = bits_of(x);

	if (is_special(b))
		return is_nan(b) ? quiet(b) : is_negative(b) ? -1 : x;
	return is_zero(b) ? x : num_round_near(num_expm1(num192_from(x)));
}
