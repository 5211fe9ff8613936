/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.8. */
#include <limits.h>
#include "math/real.h"

int F(ilogb)(REAL x);

int F(ilogb)(REAL x)
{
	bits b = bits_of(x), m = digits(b);
	int e = exponent(b);

	if (e < TOP && m)
		return (e ? e : 1) - BIAS - (DIGITS - length(m));
	raise_invalid();
	errno = EDOM;
	return !m && !e ? FP_ILOGB0 : m & (FIRST - 1) ? FP_ILOGBNAN : INT_MAX;
}
