/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.4.2: 1 + x to a whole power. */
#include "math/power.h"
#include "math/quick.h"

REAL F(compoundn)(REAL x, long long n);

REAL F(compoundn)(REAL x, long long n)
{
	bits b = bits_of(x);

	if (is_nan(b))
		return n || is_signaling(b) ? quiet(b) : 1;
	if (is_negative(b) && (b & ~SIGN) > bits_of(1))
		return domain_error();
	if (!n)
		return 1;
	if (is_special(b))
		return n < 0 ? 0 : x;
	if (is_negative(b) && (b & ~SIGN) == bits_of(1))
		return n < 0 ? pole_error(false) : 0;
	QUICK(compound, x, n);
	return num_round_near(num_exp(num192_mul(num_log1p(num_from(x)), num192_of(num_int(n)))));
}
