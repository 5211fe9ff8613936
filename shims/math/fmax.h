/* SPDX-License-Identifier: MIT */
/* fmax and fmin of the type of KIND, by the encodings; which zero it is C leaves open. */
#include "math/round.h"

/* x < y of numbers */
static inline bool less(bits x, bits y)
{
	return x & SIGN ? !(y & SIGN) || y < x : !(y & SIGN) && x < y;
}

static inline REAL larger(REAL x, REAL y, bool smaller)
{
	bits a = bits_of(x), b = bits_of(y);

	/* a signaling NaN is no missing value */
	if (is_signaling(a) || is_signaling(b) || (is_nan(a) && is_nan(b)))
		return nan_of(x, y);
	if (is_nan(a) || is_nan(b))
		return is_nan(a) ? y : x;
	return less(a, b) != smaller ? y : x;
}
