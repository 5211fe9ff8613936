/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.4.8: pow by its logarithm alone: no negative x, whatever y is, and 0^0, infinity^0 and 1^infinity are domain errors. */
#include "math/power.h"
#include "math/quick.h"

REAL F(powr)(REAL x, REAL y);

REAL F(powr)(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);

	if (is_nan(a))
		return nan_of(x, y);
	if (is_negative(a) && !is_zero(a))
		return domain_error();
	if (is_nan(b))
		return nan_of(x, y);
	if (is_special(b)) {
		if (a == bits_of(1))
			return domain_error();
		return ((a & ~SIGN) > bits_of(1)) == is_negative(b) ? 0 : infinity_of(false);
	}
	if (is_zero(a) || is_special(a))
		return is_zero(b) ? domain_error() : power_of_extreme(a & ~SIGN, is_negative(b), true, false);
	QUICK(power, x, y, false);
	return num_round_near(power_of(x, num192_from(y)));
}
