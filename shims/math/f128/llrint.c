/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.5. */
#include "math/integral.h"

long long F(llrint)(REAL x);

long long F(llrint)(REAL x)
{
	return whole_long(x, rounding(), true);
}
