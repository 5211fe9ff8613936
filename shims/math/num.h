/* SPDX-License-Identifier: MIT */
/*
 * Numbers of 128 digits, in which the functions of <math.h> compute for all types. The exponent has no bounds that a
 * function could meet; there is no infinity and no NaN. What sums, products, quotients and square roots of numbers with at
 * most 126 digits have behind the last digit is in it, as a sticky one, so that one rounding of them to a type is the right
 * one; of others they are right but for a unit or two of the last digit.
 */
#ifndef COMPAT_NUM_H
#define COMPAT_NUM_H

#include <stdbool.h>
#include <stdint.h>

typedef unsigned __int128 u128;
#define U128(high, low) ((u128)(high) << 64 | (low))

struct num {
	u128 m;		/* the magnitude is m times 2 to the power of e - 127; the first bit of m is set, or it is 0 */
	int e;
	bool neg;
};

/* of the product of all 256 bits the upper half, *low the lower one */
static inline u128 product(u128 a, u128 b, u128 *low)
{
	u128 a1 = (uint64_t)(a >> 64), a0 = (uint64_t)a, b1 = (uint64_t)(b >> 64), b0 = (uint64_t)b;
	u128 middle = a1 * b0, rest = a0 * b0, sum = a0 * b1 + (rest >> 64);
	u128 both = (uint64_t)middle + sum;	/* no carry: (2^64 - 1)^2 + 2 (2^64 - 1) is less than 2^128 */

	*low = both << 64 | (uint64_t)rest;
	return a1 * b1 + (middle >> 64) + (both >> 64);
}

/* a times b of fractions of 1, at most 3 of the last digit below it */
static inline u128 times(u128 a, u128 b)
{
	uint64_t a1 = (uint64_t)(a >> 64), a0 = (uint64_t)a, b1 = (uint64_t)(b >> 64), b0 = (uint64_t)b;

	return (u128)a1 * b1 + (uint64_t)((u128)a1 * b0 >> 64) + (uint64_t)((u128)a0 * b1 >> 64);
}

static inline int leading_zeros(u128 m)
{
	return m >> 64 ? __builtin_clzll((uint64_t)(m >> 64)) : 64 + __builtin_clzll((uint64_t)m);
}

/* m times 2 to the power of e - 127 */
static inline struct num num_of(u128 m, int e, bool neg)
{
	int n = m ? leading_zeros(m) : 0;

	return (struct num){ m << n, e - n, neg };
}

static inline struct num num_int(long n)
{
	return num_of(n < 0 ? -(u128)n : (u128)n, 127, n < 0);
}

static inline struct num num_neg(struct num x)
{
	x.neg = !x.neg;
	return x;
}

static inline struct num num_scale(struct num x, int e)
{
	x.e += e;
	return x;
}

/* whether the magnitude of x is less */
static inline bool num_below(struct num x, struct num y)
{
	if (!x.m || !y.m)
		return y.m;
	return x.e != y.e ? x.e < y.e : x.m < y.m;
}

/* m shifted right, with a sticky bit */
static inline u128 shifted(u128 m, int n)
{
	return n == 0 ? m : n > 127 ? !!m : m >> n | !!(m << (128 - n));
}

static inline struct num num_add(struct num x, struct num y)
{
	u128 m, b;

	if (!x.m || !y.m)
		return x.m ? x : y;
	if (num_below(x, y)) {
		struct num t = x;

		x = y;
		y = t;
	}
	b = shifted(y.m, x.e - y.e > 128 ? 128 : x.e - y.e);
	if (x.neg == y.neg) {
		m = x.m + b;
		if (m < b)
			return (struct num){ shifted(m, 1) | (u128)1 << 127, x.e + 1, x.neg };
		return (struct num){ m, x.e, x.neg };
	}
	m = x.m - b;
	if (!m)
		return (struct num){ 0, 0, false };
	return num_of(m, x.e, x.neg);
}

static inline struct num num_sub(struct num x, struct num y)
{
	return num_add(x, num_neg(y));
}

static inline struct num num_mul(struct num x, struct num y)
{
	u128 low, high = product(x.m, y.m, &low);

	if (!(x.m && y.m))
		return (struct num){ 0, 0, x.neg != y.neg };
	if (high >> 127)
		return (struct num){ high | !!low, x.e + y.e + 1, x.neg != y.neg };
	return (struct num){ high << 1 | (low >> 127) | !!(low << 1), x.e + y.e, x.neg != y.neg };
}

struct num __compat_num_div(struct num x, struct num y) __attribute__((visibility("hidden")));
struct num __compat_num_sqrt(struct num x) __attribute__((visibility("hidden")));
/* of m and low, as one number of 256 digits, times 2 to the power of e - 255 */
struct num __compat_num_sqrt_of(u128 m, u128 low, int e) __attribute__((visibility("hidden")));
struct num __compat_num_fma(struct num x, struct num y, struct num z) __attribute__((visibility("hidden")));
struct num __compat_num_hypot(struct num x, struct num y) __attribute__((visibility("hidden")));
#define num_div __compat_num_div	/* y is not 0 */
#define num_sqrt __compat_num_sqrt	/* of the magnitude */
/* x y + z and sqrt(x x + y y), right likewise, of numbers with at most 113 digits; num_add(num_mul) may cancel digits */
#define num_fma __compat_num_fma
#define num_hypot __compat_num_hypot

#endif
