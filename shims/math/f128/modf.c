/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.18. */
#include "math/integral.h"

REAL F(modf)(REAL x, REAL *to);

REAL F(modf)(REAL x, REAL *to)
{
	bits b = bits_of(x), m;
	bool part;
	int shift;

	*to = whole_of(x, TO_ZERO, false);
	if (is_nan(b))
		return *to;
	if (exponent(b) < BIAS)
		return x;
	whole(b, TO_ZERO, &part);
	if (!part)
		return real_of(b & SIGN);
	/* the digits behind the point, the first of which is not 0 */
	m = digits(b) << (exponent(b) - BIAS) & (FIRST * 2 - 1) & ~FIRST;
	shift = DIGITS - length(m);
	return real_of((b & SIGN) | (bits)(BIAS - shift) << FRACTION | (m << shift & (FIRST - 1)));
}
