/* SPDX-License-Identifier: MIT */
/* glibc 2.26, j1(3) for _Float128. Below 0.6 ULP, also near the zeros. */
#include "math/bessel.h"

REAL F(j1)(REAL x);

REAL F(j1)(REAL x)
{
	return first_kind(1, x);
}
