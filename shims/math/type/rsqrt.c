/* SPDX-License-Identifier: MIT */
/* glibc 2.42, C23 F.10.4.9: 1 / sqrt(x), rounded correctly. */
#include "math/round.h"
#include "math/quick.h"

REAL F(rsqrt)(REAL x);

/* whether c, with at most DIGITS + 1 digits, is greater than 1 / sqrt(x): x c c, all 384 bits of it, and 1 */
static bool above(struct num x, struct num c)
{
	u128 low, high = product(c.m, c.m, &low), rest, middle, top;

	middle = product(low, x.m, &rest);
	top = product(high, x.m, &rest);
	top += middle + rest < rest;
	return top >> (125 - (x.e + 2 * c.e));
}

REAL F(rsqrt)(REAL x)
{
	bits b = bits_of(x);
	const u128 half = (u128)1 << (127 - DIGITS);
	struct num n, q;

	if (is_nan(b) || !is_encoding(b | (exponent(b) ? 0 : b & FIRST ? ONE << FRACTION : 0)))
		return nan_of(x, x);
	if (!(b & ~SIGN))
		return pole_error(b & SIGN);
	if (b & SIGN)
		return domain_error();
	if (b == INFINITE)
		return 0;
	QUICK(rsqrt, x);
	n = num_from(x);
	if (n.m << 1 == 0 && n.e % 2 == 0)	/* the powers of 4 have the only exact ones */
		return num_round((struct num){ n.m, -n.e / 2, false });
	/* right but for some of the last digit; that decides where it is next to a number of the type or to the middle of two */
	q = num_div(num_int(1), num_sqrt(n));
	if (((q.m + 8) & (half - 1)) < 16) {
		q.m = (q.m + 8) & -half;
		if (!q.m)
			q = (struct num){ (u128)1 << 127, q.e + 1, false };
		if (above(n, q))
			q = q.m << 1 ? (struct num){ q.m - 1, q.e, false } : (struct num){ -(u128)1, q.e - 1, false };
	}
	q.m |= 1;
	return num_round(q);
}
