/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.1.2. */
#include "math/elementary.h"

REAL F(asin)(REAL x);

REAL F(asin)(REAL x)
{
	bits b = bits_of(x);
	struct num n = num_from(x), one = num_int(1), other;

	if (is_nan(b))
		return quiet(b);
	if ((b & ~SIGN) > bits_of(1))
		return domain_error();
	if (is_zero(b))
		return x;
	other = num_sqrt(num_mul(num_sub(one, n), num_add(one, n)));
	return num_round_near(num_atan2(n, other));
}
