/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 F.10.13.1: the payload of a NaN as a whole number, -1 for what is no NaN. */
#include "math/real.h"

REAL F(getpayload)(const REAL *x);

REAL F(getpayload)(const REAL *x)
{
	bits b = bits_of(*x);

	if (exponent(b) != TOP || !(digits(b) & (FIRST - 1)))
		return -1;
	return from_integer(digits(b) & (QUIET - 1));
}
