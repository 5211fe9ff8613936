/* SPDX-License-Identifier: MIT */
/*
 * The maxima and minima of C23 F.10.9.5: -0 is less than +0; the plain forms give a NaN if either argument is one, those of
 * _num a number if either is. A signaling NaN raises FE_INVALID in all of them.
 */
#include "math/real.h"

#define GREATER(x, y) __builtin_isgreater(x, y)
#define ABS(x) real_of(bits_of(x) & ~SIGN)

static inline bool negative(REAL x)
{
	return bits_of(x) & SIGN;
}

static inline REAL greatest(REAL x, REAL y)
{
	if (__builtin_isunordered(x, y))
		return x + y;
	return GREATER(x, y) || (!GREATER(y, x) && !negative(x)) ? x : y;
}

static inline REAL least(REAL x, REAL y)
{
	if (__builtin_isunordered(x, y))
		return x + y;
	return GREATER(y, x) || (!GREATER(x, y) && negative(x)) ? x : y;
}

/* by magnitude first */
static inline REAL by_magnitude(REAL x, REAL y, bool large, REAL (*equal)(REAL, REAL))
{
	REAL a = ABS(x), b = ABS(y);

	if (!GREATER(a, b) && !GREATER(b, a))
		return equal(x, y);
	return GREATER(a, b) == large ? x : y;
}

/* the one that is a number, if one is not; raises FE_INVALID for a signaling one */
static inline bool only_number(REAL x, REAL y, REAL *number)
{
	bool xnan = __builtin_isunordered(x, x), ynan = __builtin_isunordered(y, y);

	if (xnan == ynan)
		return false;
	if (is_signaling(bits_of(xnan ? x : y)))
		raise_invalid();
	*number = xnan ? y : x;
	return true;
}
