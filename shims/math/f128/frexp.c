/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.7. */
#include "math/real.h"

REAL F(frexp)(REAL x, int *to);

REAL F(frexp)(REAL x, int *to)
{
	bits b = bits_of(x), m = digits(b);
	int e = exponent(b), n = DIGITS - length(m);

	*to = 0;
	if (e == TOP)
		return is_nan(b) ? quiet(b) : x;
	if (!m)
		return x;
	*to = (e ? e : 1) - n - (BIAS - 1);
	return real_of((b & SIGN) | (bits)(BIAS - 1) << FRACTION | (m << n & (FIRST - 1)));
}
