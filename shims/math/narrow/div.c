/* SPDX-License-Identifier: MIT */
/* glibc 2.28, C23 7.12.14.4. */
#include "math/narrow.h"

FUNCTION2(x, y)
{
	struct arg a[] = { arg_of(x), arg_of(y) };
	bool neg = a[0].num.neg != a[1].num.neg;

	if (a[0].is >= QUIET_NAN || a[1].is >= QUIET_NAN)
		return nan_from(2, a);
	if (a[0].is == a[1].is && a[0].is != NUMBER)
		return domain_error();
	if (a[0].is == INFINITY_)
		return infinity_of(neg);
	if (a[0].is == ZERO || a[1].is == INFINITY_)
		return zero_of(neg);
	return a[1].is == ZERO ? pole_error(neg) : num_round(num_div(a[0].num, a[1].num));
}
