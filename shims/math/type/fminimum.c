/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.5. */
#include "math/maximum.h"

REAL F(fminimum)(REAL x, REAL y);

REAL F(fminimum)(REAL x, REAL y)
{
	return of_two(x, y, false);
}
