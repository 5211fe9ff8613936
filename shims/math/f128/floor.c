/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.2. */
#include "math/integral.h"

REAL F(floor)(REAL x);

REAL F(floor)(REAL x)
{
	return whole_of(x, DOWNWARD, false);
}
