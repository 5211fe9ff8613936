/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.14.5. */
#include "math/narrow.h"

FUNCTION3(x, y, z)
{
	struct arg a[] = { arg_of(x), arg_of(y), arg_of(z) };
	bool neg = a[0].num.neg != a[1].num.neg;
	struct num sum;

	/* whether 0 times infinity is invalid beside a NaN is the implementation's choice: it is not */
	if (a[0].is >= QUIET_NAN || a[1].is >= QUIET_NAN || a[2].is >= QUIET_NAN)
		return nan_from(3, a);
	if (a[0].is == INFINITY_ || a[1].is == INFINITY_) {
		if (a[0].is == ZERO || a[1].is == ZERO || (a[2].is == INFINITY_ && a[2].num.neg != neg))
			return domain_error();
		return infinity_of(neg);
	}
	if (a[2].is == INFINITY_)
		return infinity_of(a[2].num.neg);
	sum = num_fma(a[0].num, a[1].num, a[2].num);
	if (!sum.m)
		sum.neg = neg == a[2].num.neg ? neg : rounding() == DOWNWARD;
	return num_round(sum);
}
