/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.2. */
#include "math/elementary.h"

REAL F(asin)(REAL x);

REAL F(asin)(REAL x)
{
	REAL result;

	if (no_arc(x, &result))
		return result;
	return num_round_near(arc_of(x, false));
}
