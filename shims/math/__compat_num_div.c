/* SPDX-License-Identifier: MIT */
/* Quotient and square root of shims/math/num.h, by Newton's method on integers, which raises no exceptions. */
#include "math/num.h"

static inline uint64_t times64(uint64_t a, uint64_t b)
{
	return (uint64_t)((u128)a * b >> 64);
}

/* 2^255 / d for d from 2^127 on; below the true one by some of the last digit */
static u128 reciprocal(u128 d)
{
	uint64_t d1 = (uint64_t)(d >> 64), r1;
	u128 r, error;

	/* 31 digits, then 60, then the cubic step to all of them; each is too small, so that the error is no negative one */
	r1 = UINT64_MAX / ((d1 >> 32) + 1) << 31;
	r1 += times64(r1, -(uint64_t)((u128)r1 * d1 >> 63)) - 4;
	r = (u128)r1 << 64;
	error = (((u128)1 << 127) - times(r, d) - 4) << 1;
	return r + times(r, error + times(error, error));
}

struct num num_div(struct num x, struct num y)
{
	bool less = x.m < y.m;
	u128 q, low, high, rest, carry;

	if (!x.m)
		return (struct num){ 0, 0, x.neg != y.neg };
	/* of x times 2^127 or 2^128, so that q has 128 digits */
	q = times(x.m, reciprocal(y.m)) << less;
	high = product(q, y.m, &low);
	rest = (less ? 0 : x.m << 127) - low;
	carry = (less ? x.m : x.m >> 1) - high - (low > (less ? 0 : x.m << 127));
	while (carry || rest >= y.m) {
		carry -= rest < y.m;
		rest -= y.m;
		q++;
	}
	return (struct num){ q | !!rest, x.e - y.e - less, x.neg != y.neg };
}

/* s times 2^128 and low, less the square of q, which is not larger, in *high and what it returns */
static u128 left(u128 s, u128 low, u128 q, u128 *high)
{
	u128 part, square = product(q, q, &part);

	*high = s - square - (low < part);
	return low - part;
}

struct num __compat_num_sqrt_of(u128 m, u128 low, int e)
{
	int odd = e & 1;
	u128 s = m >> !odd, q, rest, high;
	uint64_t s1 = (uint64_t)(s >> 64), y;
	bool lost = !odd && low & 1;

	low = odd ? low : m << 127 | low >> 1;
	/* s is from 1 to 4, with 126 digits behind the point. 1 / sqrt(s), a fraction of 2^64, from a chord */
	y = (odd ? 0x725af24d00000000 - times64(s1, 0x33cff25400000000) :
		0xa1b906c000000000 - times64(s1, 0x928c19b900000000)) << 1;
	for (int i = 0; i < 4; i++) {
		u128 next = (u128)y * (((uint64_t)3 << 62) - times64(times64(y, y), s1)) >> 63;

		y = next >> 64 ? UINT64_MAX : (uint64_t)next;
	}
	y -= 8;
	/* of 128 digits, too small by 60, by 117, and by the last */
	q = (u128)s1 * y << 1;
	rest = left(s, low, q, &high);
	q += (times(high << 48 | rest >> 80, (u128)y << 64) >> 48) - 1024;
	rest = left(s, low, q, &high);
	q += times(high << 116 | rest >> 12, (u128)y << 64) >> 116;
	rest = left(s, low, q, &high);
	while (high > q >> 127 || (high == q >> 127 && rest > q << 1)) {
		high -= (q >> 127) + (rest < (q << 1 | 1));
		rest -= q << 1 | 1;
		q++;
	}
	return (struct num){ q | (high || rest || lost), (e - odd) / 2, false };
}

struct num num_sqrt(struct num x)
{
	return x.m ? __compat_num_sqrt_of(x.m, 0, x.e) : x;
}
