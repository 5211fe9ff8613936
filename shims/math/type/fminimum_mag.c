/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.7. */
#include "math/maximum.h"

REAL F(fminimum_mag)(REAL x, REAL y);

REAL F(fminimum_mag)(REAL x, REAL y)
{
	return of_two_mag(x, y, false);
}
