/* SPDX-License-Identifier: MIT */
/* glibc 2.28, C23 7.12.14.3. */
#include "math/narrow.h"

FUNCTION2(x, y)
{
	struct arg a[] = { arg_of(x), arg_of(y) };
	bool neg = a[0].num.neg != a[1].num.neg;

	if (a[0].is >= QUIET_NAN || a[1].is >= QUIET_NAN)
		return nan_from(2, a);
	if (a[0].is == INFINITY_ || a[1].is == INFINITY_)
		return a[0].is == ZERO || a[1].is == ZERO ? domain_error() : infinity_of(neg);
	return num_round(num_mul(a[0].num, a[1].num));
}
