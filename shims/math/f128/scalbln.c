/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.19. */
#include "math/scale.h"

REAL F(scalbln)(REAL x, long n);

REAL F(scalbln)(REAL x, long n)
{
	return scaled(x, n);
}
