/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.8. */
#include "math/maximum.h"

REAL F(fmaximum_num)(REAL x, REAL y);

REAL F(fmaximum_num)(REAL x, REAL y)
{
	return of_two_num(x, y, true);
}
