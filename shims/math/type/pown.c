/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.4.7: to a whole power. */
#include "math/power.h"
#include "math/quick.h"

REAL F(pown)(REAL x, long long n);

REAL F(pown)(REAL x, long long n)
{
	bits a = bits_of(x);
	bool neg = n & 1 && is_negative(a);
	struct num power;

	if (!n)
		return is_signaling(a) ? quiet(a) : 1;
	if (is_nan(a))
		return quiet(a);
	if (is_zero(a) || is_special(a))
		return power_of_extreme(a & ~SIGN, n < 0, true, neg);
	QUICK(whole_power, __builtin_fabs(x), n, neg);
	power = power_of(x, num192_of(num_int(n)));
	power.neg = neg;
	return num_round_near(power);
}
