/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.17. */
#include "math/round.h"

REAL F(logb)(REAL x);

REAL F(logb)(REAL x)
{
	bits b = bits_of(x), m = digits(b), n;
	int e = exponent(b);

	if (e == TOP)
		return is_nan(b) ? quiet(b) : real_of(INFINITE);
	if (!m)
		return pole_error(true);
	e = (e ? e : 1) - BIAS - (DIGITS - length(m));
	n = bits_of(from_integer((bits)(e < 0 ? -e : e)));
	return real_of(n | (e < 0 ? SIGN : 0));
}
