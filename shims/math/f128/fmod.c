/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.7.1: exact. */
#include "math/remainder.h"

REAL F(fmod)(REAL x, REAL y);

REAL F(fmod)(REAL x, REAL y)
{
	u128 d, r;
	uint64_t q;
	REAL nan;
	int scale;

	if (no_remainder(x, y, &nan))
		return nan;
	if (is_special(bits_of(y)))
		return x;
	r = divide(x, y, &q, &d, &scale);
	return num_round(num_of(r, scale + 127, bits_of(x) & SIGN));
}
