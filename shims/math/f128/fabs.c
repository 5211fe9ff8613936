/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.4.3: also of a signaling NaN, which stays one. */
#include "math/real.h"

REAL F(fabs)(REAL x);

REAL F(fabs)(REAL x)
{
	return real_of(bits_of(x) & ~SIGN);
}
