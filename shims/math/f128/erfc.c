/* SPDX-License-Identifier: MIT */
/* erfcf128, of glibc 2.26. Below 0.51 ULP. */
#include "math/special.h"
#include "math/round.h"

REAL F(erfc)(REAL x);

REAL F(erfc)(REAL x)
{
	bits b = bits_of(x);
	struct num n, tiny = { (u128)1 << 127, -20000, false };

	if (is_nan(b))
		return nan_of(x, x);
	if (is_special(b))
		return b & SIGN ? from_integer(2) : 0;
	n = num_from(x);
	if (n.e < 0)
		return num_round(num_sub(num_int(1), __compat_erf(n)));
	n.neg = false;
	/* 108 squared is log(2) 16827, more than the exponent of the least number */
	if (!num_below(n, num_int(b & SIGN ? 16 : 108)))
		return num_round(b & SIGN ? num_sub(num_int(2), tiny) : tiny);
	n = __compat_erfc(n);
	return num_round(b & SIGN ? num_sub(num_int(2), n) : n);
}
