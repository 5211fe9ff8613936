/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.4. */
#include "math/integral.h"

REAL F(rint)(REAL x);

REAL F(rint)(REAL x)
{
	return whole_of(x, rounding(), true);
}
