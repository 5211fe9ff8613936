/* SPDX-License-Identifier: MIT */
/* glibc 2.25, TS 18661-1, maxNumMag and minNumMag of IEEE 754-2008; no more in C23. */
#include "math/maximum.h"

REAL F(fminmag)(REAL x, REAL y);

REAL F(fminmag)(REAL x, REAL y)
{
	REAL number;

	/* a NaN that is signaling is no missing value there */
	if (is_signaling(bits_of(x)) || is_signaling(bits_of(y)))
		return x + y;
	return only_number(x, y, &number) ? number : by_magnitude(x, y, false, least);
}
