/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.12.17.7: what iseqsig of <math.h> calls: x == y, with FE_INVALID and EDOM for any NaN. */
#include "math/real.h"

int F(__iseqsig)(REAL x, REAL y);

int F(__iseqsig)(REAL x, REAL y)
{
	if (!__builtin_isunordered(x, y))
		return x == y;
	raise_invalid();
	errno = EDOM;
	return 0;
}
