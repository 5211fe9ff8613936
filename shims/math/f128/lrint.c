/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.5. */
#include "math/integral.h"

long F(lrint)(REAL x);

long F(lrint)(REAL x)
{
	return whole_long(x, rounding(), true);
}
