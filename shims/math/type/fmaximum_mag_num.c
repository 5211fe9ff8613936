/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.10. */
#include "math/maximum.h"

REAL F(fmaximum_mag_num)(REAL x, REAL y);

REAL F(fmaximum_mag_num)(REAL x, REAL y)
{
	return of_two_mag_num(x, y, true);
}
