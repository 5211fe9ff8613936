/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.12.6.10: ilogb in a long, that has other values for 0, NaN and infinity. */
#include <limits.h>
#include "math/real.h"

/* TS 18661-1 leaves those two to the implementation; as glibc's headers have them, of which older ones do not */
#ifndef FP_LLOGB0
#ifdef __x86_64__
#define FP_LLOGB0 LONG_MIN
#define FP_LLOGBNAN LONG_MIN
#else
#define FP_LLOGB0 (-LONG_MAX)
#define FP_LLOGBNAN LONG_MAX
#endif
#endif

long F(llogb)(REAL x);

long F(llogb)(REAL x)
{
	bits b = bits_of(x), m = digits(b);
	int e = exponent(b);

	if (e < TOP && m && !is_invalid(b))
		return (e ? e : 1) - BIAS - (DIGITS - length(m));
	raise_invalid();
	errno = EDOM;
	if (!m)
		return FP_LLOGB0;
	return e == TOP && !(m & (FIRST - 1)) && !is_invalid(b) ? LONG_MAX : FP_LLOGBNAN;
}
