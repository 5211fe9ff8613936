/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.19. */
#include "math/round.h"

REAL F(scalbn)(REAL x, int n);

REAL F(scalbn)(REAL x, int n)
{
	bits b = bits_of(x);

	if (is_nan(b))
		return quiet(b);
	if (exponent(b) == TOP || !(b & ~SIGN))
		return x;
	return num_round(num_scale(num_from(x), n < -99999 ? -99999 : n > 99999 ? 99999 : n));
}
