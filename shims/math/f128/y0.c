/* SPDX-License-Identifier: MIT */
/* glibc 2.26, y0(3) for _Float128. Below 0.6 ULP, also near the zeros. */
#include "math/bessel.h"

REAL F(y0)(REAL x);

REAL F(y0)(REAL x)
{
	return second_kind(0, x);
}
