/* SPDX-License-Identifier: MIT */
/* glibc 2.26, what fpclassify of <math.h> calls in C++ and for compilers without the built-in; no exception. */
#include "math/real.h"

int F(__fpclassify)(REAL x);

int F(__fpclassify)(REAL x)
{
	bits b = bits_of(x) & ~SIGN;

	if (b >= INFINITE)
		return b > INFINITE ? FP_NAN : FP_INFINITE;
	return exponent(b) ? FP_NORMAL : b ? FP_SUBNORMAL : FP_ZERO;
}
