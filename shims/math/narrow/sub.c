/* SPDX-License-Identifier: MIT */
/* glibc 2.28, C23 7.12.14.2. */
#include "math/narrow.h"

FUNCTION2(x, y)
{
	struct arg a[] = { arg_of(x), arg_of(y) };

	if (a[0].is >= QUIET_NAN || a[1].is >= QUIET_NAN)
		return nan_from(2, a);
	a[1].num.neg = !a[1].num.neg;
	return sum_of(a[0], a[1]);
}
