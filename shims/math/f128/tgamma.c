/* SPDX-License-Identifier: MIT */
/* tgammaf128, of glibc 2.26. Below 0.51 ULP. */
#include "math/constants.h"
#include "math/special.h"
#include "math/fixed.h"
#include "math/round.h"

REAL F(tgamma)(REAL x);

REAL F(tgamma)(REAL x)
{
	bits b = bits_of(x);
	struct num n, y;
	u128 whole;

	if (is_nan(b))
		return nan_of(x, x);
	if (is_special(b))
		return b & SIGN ? domain_error() : x;
	n = y = num_from(x);
	if (!n.m)
		return pole_error(n.neg);
	y.neg = false;
	if (n.neg && (n.e >= 127 || (n.e >= 0 && !(n.m << n.e << 1))))
		return domain_error();
	/* beyond 2048 there is nothing but overflow and underflow */
	if (!n.neg && n.e >= 11)
		return num_round((struct num){ n.m, 20000, false });
	if (!n.neg || n.e < 4)
		return num_round_near(__compat_gamma(n));
	whole = n.e < 127 ? n.m >> (127 - n.e) : 0;
	if (n.e >= 11)
		return num_round((struct num){ n.m, -20000, !(whole & 1) });
	n = num_mul(num_mul(y, __compat_sine_pi(y)), __compat_gamma(y));
	n = num_div(NUM_PI, n);
	n.neg = !(whole & 1);
	return num_round(n);
}
