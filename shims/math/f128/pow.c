/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.4.5. */
#include "math/power.h"

REAL F(pow)(REAL x, REAL y);

REAL F(pow)(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y), magnitude = a & ~SIGN;
	struct num power;
	bool odd = false, whole = true, neg;

	if (is_zero(b) || a == bits_of(1))
		return is_signaling(a) || is_signaling(b) ? nan_of(x, y) : 1;
	if (is_nan(a) || is_nan(b))
		return nan_of(x, y);
	if (is_special(b)) {
		if (magnitude == bits_of(1))
			return 1;
		return (magnitude > bits_of(1)) == is_negative(b) ? 0 : infinity_of(false);
	}
	power = num_from(y);
	if (power.e < 127) {
		whole = power.e >= 0 && !(power.m << (power.e + 1));
		odd = whole && power.m >> (127 - power.e) & 1;
	}
	neg = odd && is_negative(a);
	if (is_zero(a) || is_special(a))
		return power_of_extreme(magnitude, is_negative(b), true, neg);
	if (is_negative(a) && !whole)
		return domain_error();
	power = power_of(x, num192_of(power));
	power.neg = neg;
	return num_round_near(power);
}
