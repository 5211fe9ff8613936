/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.3.17: the logarithm to base 2 of 1 + x. */
#include "math/elementary.h"
#include "math/quick.h"

REAL F(log2p1)(REAL x);

REAL F(log2p1)(REAL x)
{
	bits b = bits_of(x);

	if (is_nan(b))
		return quiet(b);
	if (is_negative(b) && (b & ~SIGN) >= bits_of(1))
		return (b & ~SIGN) == bits_of(1) ? pole_error(true) : domain_error();
	if (is_special(b) || is_zero(b))
		return x;
	QUICK(log1p, x, 0x1.71547652b82fep+0);
	return num192_round(num192_mul(num_log1p(num_from(x)), LOG2_E));
}
