/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.1. */
#include "math/integral.h"

REAL F(ceil)(REAL x);

REAL F(ceil)(REAL x)
{
	return whole_of(x, UPWARD, false);
}
