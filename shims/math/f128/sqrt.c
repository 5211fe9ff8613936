/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.4.9. */
#include "math/round.h"

REAL F(sqrt)(REAL x);

REAL F(sqrt)(REAL x)
{
	bits b = bits_of(x);

	if (is_nan(b))
		return quiet(b);
	if (!(b & ~SIGN) || b == INFINITE)
		return x;
	if (b & SIGN)
		return domain_error();
	return num_round(num_sqrt(num_from(x)));
}
