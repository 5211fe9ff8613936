/* SPDX-License-Identifier: MIT */
/* glibc 2.41, C23 F.10.1.8: the arc cosine, divided by pi. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(acospi)(REAL x);

REAL F(acospi)(REAL x)
{
	bits b = bits_of(x);
	struct num n = num_from(x), one = num_int(1), other;

	if (is_nan(b))
		return quiet(b);
	if ((b & ~SIGN) > bits_of(1))
		return domain_error();
	QUICK(asinpi, x, true);
	other = num_sqrt(num_mul(num_sub(one, n), num_add(one, n)));
	return num192_round(num192_mul(num192_of(num_atan2(other, n)), INVERSE_PI));
}
