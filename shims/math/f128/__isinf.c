/* SPDX-License-Identifier: MIT */
/* glibc 2.26, what isinf of <math.h> calls in C++ and for compilers without the built-in: 1 or -1; no exception. */
#include "math/real.h"

int F(__isinf)(REAL x);

int F(__isinf)(REAL x)
{
	bits b = bits_of(x);

	return (b & ~SIGN) != INFINITE ? 0 : b & SIGN ? -1 : 1;
}
