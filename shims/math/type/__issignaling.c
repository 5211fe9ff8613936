/* SPDX-License-Identifier: MIT */
/* glibc 2.18, C23 7.12.3.8: what issignaling of <math.h> calls; no exception. An x87 encoding that is none counts, but a pseudo-denormal. */
#include "math/real.h"

#undef __issignaling
int F(__issignaling)(REAL x);

int F(__issignaling)(REAL x)
{
	bits b = bits_of(x);

	return is_signaling(b) || is_invalid(b);
}
