/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.9. */
#include "math/integral.h"

REAL F(trunc)(REAL x);

REAL F(trunc)(REAL x)
{
	return whole_of(x, TO_ZERO, false);
}
