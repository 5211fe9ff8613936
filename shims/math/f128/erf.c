/* SPDX-License-Identifier: MIT */
/* erff128, of glibc 2.26. Below 0.51 ULP. */
#include "math/special.h"
#include "math/round.h"

REAL F(erf)(REAL x);

REAL F(erf)(REAL x)
{
	bits b = bits_of(x);
	struct num n, result;

	if (is_nan(b))
		return nan_of(x, x);
	if (is_special(b))
		return real_of((bits)BIAS << FRACTION | (b & SIGN));
	n = num_from(x);
	if (n.e < 0)
		return num_round(__compat_erf(n));
	n.neg = false;
	/* beyond 2^4, 1 less what no digit shows */
	result = num_sub(num_int(1), n.e >= 4 ? num_of(1, 0, false) : __compat_erfc(n));
	result.neg = b & SIGN;
	return num_round(result);
}
