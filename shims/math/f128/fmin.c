/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.9.3: a quiet NaN is a missing value; -0 is less than 0. */
#include "math/fmax.h"

REAL F(fmin)(REAL x, REAL y);

REAL F(fmin)(REAL x, REAL y)
{
	return larger(x, y, true);
}
