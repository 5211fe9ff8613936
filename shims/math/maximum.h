/* SPDX-License-Identifier: MIT */
/*
 * The maxima and minima of C23 F.10.9.5: -0 is less than +0; the plain forms give a NaN if either argument is one, those of
 * _num a number if either is. A signaling NaN raises FE_INVALID in all of them. The larger of two, or the smaller.
 */
#include "math/real.h"

static inline REAL of_two(REAL x, REAL y, bool larger)
{
	bool above = __builtin_isgreater(x, y), below = __builtin_isless(x, y);

	if (__builtin_isunordered(x, y))
		return x + y;
	if (!above && !below)
		return !(bits_of(x) & SIGN) == larger ? x : y;
	return above == larger ? x : y;
}

/* by magnitude first */
static inline REAL of_two_mag(REAL x, REAL y, bool larger)
{
	REAL a = real_of(bits_of(x) & ~SIGN), b = real_of(bits_of(y) & ~SIGN);
	bool above = __builtin_isgreater(a, b);

	return above || __builtin_isless(a, b) ? above == larger ? x : y : of_two(x, y, larger);
}

/* the one that is a number, if one is not */
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

static inline REAL of_two_num(REAL x, REAL y, bool larger)
{
	REAL number;

	return only_number(x, y, &number) ? number : of_two(x, y, larger);
}

static inline REAL of_two_mag_num(REAL x, REAL y, bool larger)
{
	REAL number;

	return only_number(x, y, &number) ? number : of_two_mag(x, y, larger);
}

/* maxNumMag and minNumMag of IEEE 754-2008: a NaN that is signaling is no missing value there */
static inline REAL of_two_mag_2008(REAL x, REAL y, bool larger)
{
	return is_signaling(bits_of(x)) || is_signaling(bits_of(y)) ? x + y : of_two_mag_num(x, y, larger);
}
