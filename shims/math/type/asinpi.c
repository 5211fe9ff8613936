/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.9: the arc sine, divided by pi. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(asinpi)(REAL x);

REAL F(asinpi)(REAL x)
{
	bits b = bits_of(x);
	struct num n = num_from(x), one = num_int(1), other;

	if (is_nan(b))
		return quiet(b);
	if ((b & ~SIGN) > bits_of(1))
		return domain_error();
	if (is_zero(b))
		return x;
	QUICK(asinpi, x, false);
	other = num_sqrt(num_mul(num_sub(one, n), num_add(one, n)));
	return num192_round(num192_mul(num192_of(num_atan2(n, other)), INVERSE_PI));
}
