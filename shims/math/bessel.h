/* SPDX-License-Identifier: MIT */
/* Bessel functions of _Float128, C23 and jn(3), yn(3): all arguments and orders by those of __compat_bessel. */
#include "math/special.h"
#include "math/round.h"

/* |x|^-1/2 goes to 0, with the sign that an odd function has */
static inline REAL first_kind(int order, REAL x)
{
	bits b = bits_of(x);
	long n = order < 0 ? -(long)order : order;
	bool neg = n & 1 && (order < 0) != (b >= SIGN);
	struct num result, y;

	if (is_nan(b))
		return nan_of(x, x);
	y = num_from(x);
	if (is_special(b) || (!y.m && n))
		return zero_of(neg);
	if (!y.m)
		return from_integer(1);
	y.neg = false;
	result = __compat_bessel(n, false, y);
	if (neg)
		result.neg = !result.neg;
	return num_round(result);
}

static inline REAL second_kind(int order, REAL x)
{
	bits b = bits_of(x);
	long n = order < 0 ? -(long)order : order;
	bool neg = order < 0 && n & 1;
	struct num result, y;

	if (is_nan(b))
		return nan_of(x, x);
	if (is_zero(b))
		return pole_error(!neg);
	if (b & SIGN)
		return domain_error();
	if (is_special(b))
		return 0;
	y = num_from(x);
	result = __compat_bessel(n, true, y);
	if (neg)
		result.neg = !result.neg;
	return num_round(result);
}
