/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.9.1. */
#include "math/round.h"

REAL F(fdim)(REAL x, REAL y);

REAL F(fdim)(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);
	struct num d;

	if (is_nan(a) || is_nan(b))
		return nan_of(x, y);
	if (a == INFINITE || b == (INFINITE | SIGN))
		return real_of(a == b ? 0 : INFINITE);
	if (b == INFINITE || a == (INFINITE | SIGN))
		return 0;
	d = num_sub(num_from(x), num_from(y));
	return d.neg || !d.m ? 0 : num_round(d);
}
