/* SPDX-License-Identifier: MIT */
/* IEEE 754 binary128 by its bits, and large enough integers; no floating-point arithmetic. */
#ifndef COMPAT_FLOAT128_H
#define COMPAT_FLOAT128_H

#include <stdbool.h>
#include <stdint.h>
#include "binary128.h"		/* arch/<arch>/: _Float128 for compilers without it, rounding() */

#define FRACTION 112		/* bits of it stored */
#define BIAS 16383
#define EXPONENT_MAX 0x7fff	/* of infinity and NaN */

/* More decimal digits decide nothing: halfway between two numbers are none. */
#define DIGITS 11600

typedef unsigned __int128 u128;

union float128 {
	_Float128 f;
	u128 bits;		/* both architectures are little-endian */
};

struct big {
	int n;
	uint32_t w[1800];	/* the least significant first, none of the n on top is 0 */
};

static inline void big_set(struct big *b, u128 x)
{
	for (b->n = 0; x; x >>= 32)
		b->w[b->n++] = (uint32_t)x;
}

/* b = b * m + a */
static inline void big_scale(struct big *b, uint32_t m, uint32_t a)
{
	uint64_t carry = a;

	for (int i = 0; i < b->n; i++) {
		carry += (uint64_t)b->w[i] * m;
		b->w[i] = (uint32_t)carry;
		carry >>= 32;
	}
	if (carry)
		b->w[b->n++] = (uint32_t)carry;
}

/* b = b * base^n, base at most 10 */
static inline void big_power(struct big *b, uint32_t base, int n)
{
	uint32_t ninth = base * base * base;

	for (ninth *= ninth * ninth; n >= 9; n -= 9)
		big_scale(b, ninth, 0);
	while (n-- > 0)
		big_scale(b, base, 0);
}

static inline void big_shift(struct big *b, int n)
{
	int words = n / 32, bits = n % 32;

	if (!b->n || !n)
		return;
	if (bits)
		big_scale(b, 1U << bits, 0);
	for (int i = b->n - 1; i >= 0; i--)
		b->w[i + words] = b->w[i];
	for (int i = 0; i < words; i++)
		b->w[i] = 0;
	b->n += words;
}

static inline int big_bits(const struct big *b)
{
	return b->n ? b->n * 32 - __builtin_clz(b->w[b->n - 1]) : 0;
}

static inline int big_less(const struct big *a, const struct big *b)
{
	if (a->n != b->n)
		return a->n < b->n;
	for (int i = a->n - 1; i >= 0; i--)
		if (a->w[i] != b->w[i])
			return a->w[i] < b->w[i];
	return 0;
}

/* a -= b, which is not larger */
static inline void big_subtract(struct big *a, const struct big *b)
{
	int64_t borrow = 0;

	for (int i = 0; i < a->n; i++) {
		borrow += (int64_t)a->w[i] - (i < b->n ? b->w[i] : 0);
		a->w[i] = (uint32_t)borrow;
		borrow >>= 32;
	}
	while (a->n && !a->w[a->n - 1])
		a->n--;
}

/* b /= d; the remainder */
static inline uint32_t big_divide(struct big *b, uint32_t d)
{
	uint64_t r = 0;

	for (int i = b->n - 1; i >= 0; i--) {
		r = r << 32 | b->w[i];
		b->w[i] = (uint32_t)(r / d);
		r %= d;
	}
	while (b->n && !b->w[b->n - 1])
		b->n--;
	return (uint32_t)r;
}

/* Whether to go one away from 0: the last digit kept is odd, what is cut off is cmp to half of it. */
static inline bool away(int negative, int odd, int cmp, int inexact)
{
	switch (rounding()) {
	case TO_NEAREST:
		return cmp > 0 || (cmp == 0 && odd);
	case UPWARD:
		return !negative && inexact;
	case DOWNWARD:
		return negative && inexact;
	}
	return 0;
}

#endif
