/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.11: the angle of the point (x, y), divided by pi. */
#include "math/angle.h"
#include "math/quick.h"

REAL F(atan2pi)(REAL y, REAL x);

REAL F(atan2pi)(REAL y, REAL x)
{
	if (is_nan(bits_of(x)) || is_nan(bits_of(y)))
		return nan_of(y, x);
	QUICK(atan2pi, y, x);
	return num192_round(num192_mul(num192_of(angle_of(y, x)), INVERSE_PI));
}
