/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.3: rint without FE_INEXACT. */
#include "math/integral.h"

REAL F(nearbyint)(REAL x);

REAL F(nearbyint)(REAL x)
{
	return whole_of(x, rounding(), false);
}
