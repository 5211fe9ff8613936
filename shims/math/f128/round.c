/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.6.6: halves away from zero; no FE_INEXACT. */
#include "math/integral.h"

REAL F(round)(REAL x);

REAL F(round)(REAL x)
{
	return whole_of(x, FROM_ZERO, false);
}
