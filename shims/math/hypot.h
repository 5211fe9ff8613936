/* SPDX-License-Identifier: MIT */
#include "math/round.h"

static inline REAL hypot_of(REAL x, REAL y)
{
	bits a = bits_of(x) & ~SIGN, b = bits_of(y) & ~SIGN;

	if (is_special(a) || is_special(b)) {
		if ((a == INFINITE && !is_signaling(b)) || (b == INFINITE && !is_signaling(a)))
			return real_of(INFINITE);
		return nan_of(x, y);
	}
	if (!a || !b)
		return real_of(a | b);
	return num_round(num_hypot(num_from(x), num_from(y)));
}
