/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.7: FE_INEXACT may be raised or not; it is not. */
#include "math/integral.h"

long long F(llround)(REAL x);

long long F(llround)(REAL x)
{
	return whole_long(x, FROM_ZERO, false);
}
