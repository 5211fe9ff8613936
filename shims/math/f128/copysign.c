/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.8.1. */
#include "math/real.h"

REAL F(copysign)(REAL x, REAL y);

REAL F(copysign)(REAL x, REAL y)
{
	return real_of((bits_of(x) & ~SIGN) | (bits_of(y) & SIGN));
}
