/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.9.2: a quiet NaN is a missing value; 0 is larger than -0. */
#include "math/fmax.h"

REAL F(fmax)(REAL x, REAL y);

REAL F(fmax)(REAL x, REAL y)
{
	return larger(x, y, false);
}
