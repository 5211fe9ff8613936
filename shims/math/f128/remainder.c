/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.7.2: exact. */
#include "math/remainder.h"

REAL F(remainder)(REAL x, REAL y);

REAL F(remainder)(REAL x, REAL y)
{
	uint64_t q;
	REAL nan;

	return no_remainder(x, y, &nan) ? nan : nearest_remainder(x, y, &q);
}
