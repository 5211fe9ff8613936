/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.26, <math.h>: what isnan calls for a _Float128 in C++ and by compilers without the built-in.
 * It raises no exception for a signaling NaN.
 */
#include "shim.h"
#include "binary128.h"	/* _Float128 for clang */

int __isnanf128(_Float128 x);

int __isnanf128(_Float128 x)
{
	union { _Float128 f; unsigned long w[2]; } u = { x };

	/* infinity's bits, and something below them */
	return (u.w[1] << 1 | (u.w[0] != 0)) > 0xfffe000000000000UL;
}
