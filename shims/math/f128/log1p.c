/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.14. */
#include "math/elementary.h"

REAL F(log1p)(REAL x);

REAL F(log1p)(REAL x)
{
	bits b = bits_of(x);

	if (is_nan(b))
		return quiet(b);
	if (is_negative(b) && (b & ~SIGN) >= bits_of(1))
		return (b & ~SIGN) == bits_of(1) ? pole_error(true) : domain_error();
	return is_special(b) || is_zero(b) ? x : num192_round(num_log1p(num_from(x)));
}
