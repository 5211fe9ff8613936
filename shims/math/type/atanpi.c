/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.10: the arc tangent, divided by pi. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(atanpi)(REAL x);

REAL F(atanpi)(REAL x)
{
	bits b = bits_of(x);

	if (is_nan(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	if (is_special(b))
		return is_negative(b) ? (REAL)-0.5 : (REAL)0.5;
	QUICK(atan2pi, x, 1);
	return num192_round(num192_mul(num192_of(num_atan2(num_from(x), num_int(1))), INVERSE_PI));
}
