/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.4. */
#include "math/maximum.h"

REAL F(fmaximum)(REAL x, REAL y);

REAL F(fmaximum)(REAL x, REAL y)
{
	return of_two(x, y, true);
}
