/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.10.1. */
#include "math/round.h"

REAL F(fma)(REAL x, REAL y, REAL z);

REAL F(fma)(REAL x, REAL y, REAL z)
{
	bits a = bits_of(x), b = bits_of(y), c = bits_of(z), sign = (a ^ b) & SIGN;
	struct num sum;

	if (is_nan(a) || is_nan(b) || is_nan(c)) {
		/* whether 0 times infinity is invalid beside a NaN is the implementation's choice */
		if (is_signaling(c))
			raise_invalid();
		return is_nan(a) || is_nan(b) ? nan_of(x, y) : real_of(c | QUIET);
	}
	if (exponent(a) == TOP || exponent(b) == TOP) {
		if (!(a & ~SIGN) || !(b & ~SIGN) || c == (INFINITE | (sign ^ SIGN)))
			return domain_error();
		return real_of(INFINITE | sign);
	}
	if (exponent(c) == TOP)
		return z;
	sum = num_fma(num_from(x), num_from(y), num_from(z));
	if (!sum.m)
		sum.neg = sign == (c & SIGN) ? !!sign : rounding() == DOWNWARD;
	return num_round(sum);
}
