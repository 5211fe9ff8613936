/* SPDX-License-Identifier: MIT */
/* glibc 2.26, what signbit of <math.h> calls in C++ and for compilers without the built-in. */
#include "math/real.h"

int F(__signbit)(REAL x);

int F(__signbit)(REAL x)
{
	return !!(bits_of(x) & SIGN);
}
