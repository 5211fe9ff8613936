/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.11. */
#include "math/maximum.h"

REAL F(fminimum_mag_num)(REAL x, REAL y);

REAL F(fminimum_mag_num)(REAL x, REAL y)
{
	return of_two_mag_num(x, y, false);
}
