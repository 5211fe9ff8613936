/* SPDX-License-Identifier: MIT */
/* glibc 2.35, C23 7.12.14.6. */
#include "math/narrow.h"

FUNCTION1(x)
{
	struct arg a = arg_of(x);

	if (a.is >= QUIET_NAN)
		return nan_from(1, &a);
	if (a.is == ZERO)
		return zero_of(a.num.neg);
	if (a.num.neg)
		return domain_error();
	return a.is == INFINITY_ ? infinity_of(false) : num_round(num_sqrt(a.num));
}
