/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.11. */
#include "math/maximum.h"

REAL F(fminimum_mag_num)(REAL x, REAL y);

REAL F(fminimum_mag_num)(REAL x, REAL y)
{
	REAL number;

	return only_number(x, y, &number) ? number : by_magnitude(x, y, false, least);
}
