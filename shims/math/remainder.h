/* SPDX-License-Identifier: MIT */
/*
 * Remainders of the type of KIND, one without a first digit in its encoding. Long division with 64 digits of the quotient in
 * each step, of which even the largest number by the least takes no more than 513.
 */
#include "math/round.h"

/* A domain error or a NaN in *to, and whether there is one. */
static inline bool no_remainder(REAL x, REAL y, REAL *to)
{
	bits a = bits_of(x), b = bits_of(y);

	if (is_nan(a) || is_nan(b))
		*to = nan_of(x, y);
	else if (is_special(a) || is_zero(b))
		*to = domain_error();
	else
		return false;
	return true;
}

/*
 * The magnitude of x by that of y, which is not 0: *q the last 64 bits of the whole quotient, *d the divisor, and the
 * remainder, both in units of 2 to the power of *scale.
 */
static inline u128 divide(REAL x, REAL y, uint64_t *q, u128 *d, int *scale)
{
	bits a = bits_of(x), b = bits_of(y);
	int ea = exponent(a) ? exponent(a) : 1, eb = exponent(b) ? exponent(b) : 1, n, s;
	u128 m = digits(a), divisor, r;
	uint64_t top, v;

	*q = 0;
	*d = digits(b);
	*scale = (ea < eb ? ea : eb) - BIAS - (DIGITS - 1);
	if (ea < eb) {	/* the quotient is 0; which digits a much larger divisor has decides nothing */
		*d <<= eb - ea < 14 ? eb - ea : 14;
		return m;
	}
	/* the divisor's first digit is that of 2^124, which leaves room above it; m is less than twice the divisor */
	s = leading_zeros(*d) - 3;
	divisor = *d << s;
	r = m << (124 - (DIGITS - 1));
	n = ea - eb + s - (124 - (DIGITS - 1));
	if (n < 0) {	/* both are subnormal, or nearly */
		r >>= -n;
		n = 0;
	}
	for (int i = n % 64 + 1;; r <<= 1) {
		*q = *q << 1 | (r >= divisor);
		r -= r >= divisor ? divisor : 0;
		if (!--i)
			break;
	}
	/* estimates of 64 digits that are too small by 6 at most: 2^64 + v is the reciprocal of the divisor's first 64, rounded up */
	top = (uint64_t)(divisor >> 61) + 1;
	v = top ? (uint64_t)(num_div(num_int(1), num_of(top, 127, false)).m >> 63) : 0;
	for (n /= 64; n; n--) {
		uint64_t r1 = (uint64_t)(r >> 61);

		*q = r1 + (uint64_t)((u128)r1 * v >> 64);
		for (r = (r << 64) - *q * divisor; r >= divisor; r -= divisor)
			++*q;
	}
	return r >> s;
}

/* The remainder for the nearest quotient, of two the even one; *q the last bits of its magnitude. */
static inline REAL nearest_remainder(REAL x, REAL y, uint64_t *q)
{
	bool neg = bits_of(x) & SIGN;
	u128 d, r;
	int scale;

	*q = 0;
	if (is_special(bits_of(y)))
		return x;
	r = divide(x, y, q, &d, &scale);
	if (r > d - r || (r == d - r && *q & 1)) {
		r = d - r;
		neg = !neg;
		++*q;
	}
	return num_round(num_of(r, scale + 127, neg));
}
