/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.3. */
#include "math/elementary.h"

REAL F(atan)(REAL x);

REAL F(atan)(REAL x)
{
	bits b = bits_of(x);
	struct num angle = HALF_PI;

	if (is_nan(b) || is_zero(b))
		return is_nan(b) ? quiet(b) : x;
	if (!is_special(b))
		angle = num_atan2(num_from(x), num_int(1));
	angle.neg = is_negative(b);
	return num_round_near(angle);
}
