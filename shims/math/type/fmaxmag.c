/* SPDX-License-Identifier: MIT */
/* glibc 2.25, TS 18661-1, maxNumMag and minNumMag of IEEE 754-2008; no more in C23. */
#include "math/maximum.h"

REAL F(fmaxmag)(REAL x, REAL y);

REAL F(fmaxmag)(REAL x, REAL y)
{
	return of_two_mag_2008(x, y, true);
}
