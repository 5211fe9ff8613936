/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.7.3: remainder, and the last three bits of the quotient, with its sign. */
#include "math/remainder.h"

REAL F(remquo)(REAL x, REAL y, int *to);

REAL F(remquo)(REAL x, REAL y, int *to)
{
	uint64_t q;
	REAL r;

	if (no_remainder(x, y, &r))
		return r;
	r = nearest_remainder(x, y, &q);
	*to = (bits_of(x) ^ bits_of(y)) & SIGN ? -(int)(q & 7) : (int)(q & 7);
	return r;
}
