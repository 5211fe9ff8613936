/* SPDX-License-Identifier: MIT */
/* glibc 2.26, j0(3) for _Float128. Below 0.6 ULP, also near the zeros. */
#include "math/bessel.h"

REAL F(j0)(REAL x);

REAL F(j0)(REAL x)
{
	return first_kind(0, x);
}
