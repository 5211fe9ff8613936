/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.8.3: FE_OVERFLOW and FE_UNDERFLOW with ERANGE for what is no normal number. */
#include "math/round.h"

REAL F(nextafter)(REAL x, REAL y);

REAL F(nextafter)(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);

	if (is_nan(a) || is_nan(b))
		return nan_of(x, y);
	if (a == b || !((a | b) & ~SIGN))
		return y;
	/* encodings are in the order of magnitudes */
	if (!(a & ~SIGN))
		a = (b & SIGN) | 1;
	else if ((a ^ b) & SIGN || b < a)
		a--;
	else
		a++;
	if (!exponent(a)) {
		raise_underflow();
		errno = ERANGE;
	} else if ((a & ~SIGN) == INFINITE) {
		raise_overflow();
		errno = ERANGE;
	}
	return real_of(a);
}
