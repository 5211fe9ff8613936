/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.12.8. */
#include "math/maximum.h"

REAL F(fmaximum_num)(REAL x, REAL y);

REAL F(fmaximum_num)(REAL x, REAL y)
{
	REAL number;

	return only_number(x, y, &number) ? number : greatest(x, y);
}
