/* SPDX-License-Identifier: MIT */
/* glibc 2.26, what isfinite of <math.h> calls in C++ and for compilers without the built-in; no exception. */
#include "math/real.h"

int F(__finite)(REAL x);

int F(__finite)(REAL x)
{
	return exponent(bits_of(x)) < TOP;
}
