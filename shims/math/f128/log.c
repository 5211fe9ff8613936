/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.3.11. */
#include "math/elementary.h"

REAL F(log)(REAL x);

REAL F(log)(REAL x)
{
	bits b = bits_of(x);

	if (is_zero(b))
		return pole_error(true);
	if (is_nan(b))
		return quiet(b);
	if (is_negative(b))
		return domain_error();
	return is_special(b) ? x : num192_round(num_log(num192_from(x)));
}
