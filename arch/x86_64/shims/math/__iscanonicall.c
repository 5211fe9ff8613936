/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.12.3.2: what iscanonical of <math.h> calls: whether it is an encoding of x87's. */
#define KIND 3
#include "math/real.h"

int __iscanonicall(long double x);

int __iscanonicall(long double x)
{
	return is_encoding(bits_of(x));
}
