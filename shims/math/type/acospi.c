/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.8: the arc cosine, divided by pi. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(acospi)(REAL x);

REAL F(acospi)(REAL x)
{
	REAL result;

	if (no_arc(x, &result))
		return result;
	QUICK(asinpi, x, true);
	return num192_round(num192_mul(num192_of(arc_of(x, true)), INVERSE_PI));
}
