/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.1. */
#include "math/elementary.h"

REAL F(acos)(REAL x);

REAL F(acos)(REAL x)
{
	REAL result;

	if (no_arc(x, &result))
		return result;
	return num_round_near(arc_of(x, true));
}
