/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.4. */
#include "math/angle.h"

REAL F(atan2)(REAL y, REAL x);

REAL F(atan2)(REAL y, REAL x)
{
	if (is_nan(bits_of(x)) || is_nan(bits_of(y)))
		return nan_of(y, x);
	return num_round_near(angle_of(y, x));
}
