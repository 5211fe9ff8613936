/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.4.9: the n-th root; the 0th is a domain error, of a NaN too. */
#include "math/power.h"
#include "math/quick.h"

REAL F(rootn)(REAL x, long long n);

/* 1 / n */
static struct num192 inverse(long long n)
{
	struct num d = num_int(n), q = num_div(num_int(1), d);
	u128 low, rest;

	if (d.m << 1) {
		/* what is left of 2^255 gives the next digits; the last one of the quotient may be a sticky one */
		rest = product(q.m, d.m, &low) >> 127 ? d.m - low : -low;
		q.m -= rest != -low;
		d = num_div(num_of(rest, 0, false), (struct num){ d.m, 0, false });
	} else {
		d.m = 0;
	}
	return (struct num192){ q.m, d.m ? (uint64_t)(d.m >> 64 >> (-1 - d.e)) : 0, q.e, q.neg };
}

REAL F(rootn)(REAL x, long long n)
{
	bits a = bits_of(x);
	bool neg = n & 1 && is_negative(a);
	struct num root;

	if (!n)
		return domain_error();
	if (is_nan(a))
		return quiet(a);
	if (is_negative(a) && !(n & 1) && !is_zero(a))
		return domain_error();
	if (is_zero(a) || is_special(a))
		return power_of_extreme(a & ~SIGN, n < 0, true, neg);
	QUICK(root, __builtin_fabs(x), n, neg);
	root = power_of(x, inverse(n));
	root.neg = neg;
	return num_round_near(root);
}
