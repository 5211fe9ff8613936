/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.19. */
#include "math/scale.h"

REAL F(scalbn)(REAL x, int n);

REAL F(scalbn)(REAL x, int n)
{
	return scaled(x, n);
}
