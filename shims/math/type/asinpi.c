/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.9: the arc sine, divided by pi. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(asinpi)(REAL x);

REAL F(asinpi)(REAL x)
{
	REAL result;

	if (no_arc(x, &result))
		return result;
	QUICK(asinpi, x, false);
	return num192_round(num192_mul(num192_of(arc_of(x, false)), INVERSE_PI));
}
