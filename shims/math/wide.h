/* SPDX-License-Identifier: MIT */
/*
 * Numbers of LIMBS times 64 digits, 256 unless told, for what would lose too many of 128 (num.h). Results may be wrong by some
 * units of the last digit; nothing is rounded, and there are neither infinities nor NaNs.
 */
#ifndef COMPAT_WIDE_H
#define COMPAT_WIDE_H

#include <string.h>
#include "math/num.h"

#ifndef LIMBS
#define LIMBS 4
#endif
#define LAST (LIMBS - 1)

/* of some hundred bytes, called often */
#define once static __attribute__((noinline, unused))

struct wide {
	uint64_t m[LIMBS];	/* the least first; the magnitude is m times 2 to the power of e - (64 LIMBS - 1) */
	int e;
	bool neg;		/* the first bit of m is set, or it is 0 */
};

static inline struct wide wide_num(struct num x)
{
	struct wide w = { .e = x.e, .neg = x.neg };

	w.m[LAST] = (uint64_t)(x.m >> 64);
	w.m[LAST - 1] = (uint64_t)x.m;
	return w;
}

static inline struct num num_wide(struct wide x)
{
	uint64_t rest = 0;

	for (int i = 0; i < LAST - 1; i++)
		rest |= x.m[i];
	return (struct num){ U128(x.m[LAST], x.m[LAST - 1] | !!rest), x.e, x.neg };
}

static inline struct wide wide_int(long n)
{
	return wide_num(num_int(n));
}

static inline struct wide wide_neg(struct wide x)
{
	x.neg = !x.neg;
	return x;
}

static inline struct wide wide_scale(struct wide x, int e)
{
	x.e += e;
	return x;
}

/* moves the first bit to its place */
once struct wide wide_normal(struct wide x)
{
	int n = 0, words, bits;
	uint64_t m[2 * LIMBS] = { 0 };

	if (x.m[LAST] >> 63)
		return x;
	while (n < LIMBS && !x.m[LAST - n])
		n++;
	if (n == LIMBS)
		return (struct wide){ .e = 0 };
	words = n;
	bits = __builtin_clzll(x.m[LAST - n]);
	memcpy(m + LIMBS, x.m, sizeof x.m);
	for (int i = 0; i < LIMBS; i++)
		x.m[i] = bits ? m[LIMBS + i - words] << bits | m[LIMBS + i - words - 1] >> (64 - bits) : m[LIMBS + i - words];
	x.e -= words * 64 + bits;
	return x;
}

/* the fraction of 1 that these limbs are, times 2 to the power of e */
static inline struct wide wide_of(const uint64_t *m, int e)
{
	struct wide x = { .e = e - 1 };

	memcpy(x.m, m, sizeof x.m);
	return wide_normal(x);
}

static inline bool wide_below(const struct wide *x, const struct wide *y)
{
	if (x->e != y->e)
		return x->e < y->e;
	for (int i = LAST; i > 0; i--)
		if (x->m[i] != y->m[i])
			return x->m[i] < y->m[i];
	return x->m[0] < y->m[0];
}

once struct wide wide_add(struct wide x, struct wide y)
{
	uint64_t b[2 * LIMBS + 1] = { 0 }, borrow = 0;
	int n, words, bits;

	if (!x.m[LAST] || !y.m[LAST])
		return x.m[LAST] ? x : y;
	if (wide_below(&x, &y)) {
		struct wide t = x;

		x = y;
		y = t;
	}
	n = x.e - y.e;
	if (n >= 64 * LIMBS || n < 0)
		return x;
	memcpy(b, y.m, sizeof y.m);
	words = n / 64;
	bits = n % 64;
	for (int i = 0; i < LIMBS; i++)
		b[i] = bits ? b[i + words] >> bits | b[i + words + 1] << (64 - bits) : b[i + words];
	if (x.neg == y.neg) {
		u128 sum = 0;

		for (int i = 0; i < LIMBS; i++) {
			sum = (sum >> 64) + x.m[i] + b[i];
			x.m[i] = (uint64_t)sum;
		}
		if (sum >> 64) {
			for (int i = 0; i < LAST; i++)
				x.m[i] = x.m[i] >> 1 | x.m[i + 1] << 63;
			x.m[LAST] = x.m[LAST] >> 1 | (uint64_t)1 << 63;
			x.e++;
		}
		return x;
	}
	for (int i = 0; i < LIMBS; i++) {
		u128 difference = (u128)x.m[i] - b[i] - borrow;

		x.m[i] = (uint64_t)difference;
		borrow = (uint64_t)(difference >> 64) & 1;
	}
	return wide_normal(x);
}

static inline struct wide wide_sub(struct wide x, struct wide y)
{
	return wide_add(x, wide_neg(y));
}

once struct wide wide_mul(struct wide x, struct wide y)
{
	uint64_t p[2 * LIMBS] = { 0 };
	struct wide r = { .e = x.e + y.e + 1, .neg = x.neg != y.neg };

	for (int i = 0; i < LIMBS; i++) {
		u128 sum = 0;

#pragma GCC unroll 8
		for (int k = 0; k < LIMBS; k++) {
			sum = (u128)x.m[i] * y.m[k] + p[i + k] + (sum >> 64);
			p[i + k] = (uint64_t)sum;
		}
		p[i + LIMBS] = (uint64_t)(sum >> 64);
	}
	if (!p[2 * LIMBS - 1])
		return (struct wide){ .e = 0 };
	if (!(p[2 * LIMBS - 1] >> 63)) {
		for (int i = 2 * LIMBS - 1; i >= LIMBS; i--)
			p[i] = p[i] << 1 | p[i - 1] >> 63;
		r.e--;
	}
	memcpy(r.m, p + LIMBS, sizeof r.m);
	return r;
}

once struct wide wide_times(struct wide x, uint64_t n)
{
	u128 sum = 0;
	int bits;

	for (int i = 0; i < LIMBS; i++) {
		sum = (u128)x.m[i] * n + (sum >> 64);
		x.m[i] = (uint64_t)sum;
	}
	sum >>= 64;
	if (!sum)
		return wide_normal(x);
	bits = 64 - __builtin_clzll((uint64_t)sum);
	for (int i = 0; i < LIMBS; i++) {
		uint64_t above = i < LAST ? x.m[i + 1] : (uint64_t)sum;

		x.m[i] = bits == 64 ? above : x.m[i] >> bits | above << (64 - bits);
	}
	x.e += bits;
	return x;
}

once struct wide wide_over(struct wide x, uint64_t n)
{
	uint64_t rest = 0, q[LIMBS + 1];
	int bits;

	/* one limb more, so that as many digits are left */
	for (int i = LIMBS; i >= 0; i--) {
		u128 part = U128(rest, i ? x.m[i - 1] : 0);

#ifdef __x86_64__
		uint64_t quotient;

		__asm__("divq %4" : "=a"(quotient), "=d"(rest) : "0"((uint64_t)part), "1"((uint64_t)(part >> 64)), "r"(n) : "cc");
		q[i] = quotient;
#else
		q[i] = (uint64_t)(part / n);
		rest = (uint64_t)(part % n);
#endif
	}
	if (!(q[LIMBS] | q[LAST]))
		return (struct wide){ .e = 0 };
	if (!q[LIMBS]) {
		bits = __builtin_clzll(q[LAST]);
		for (int i = 0; i < LIMBS; i++)
			x.m[i] = bits ? q[i] << bits | (i ? q[i - 1] >> (64 - bits) : 0) : q[i];
		x.e -= 64 + bits;
		return x;
	}
	bits = __builtin_clzll(q[LIMBS]);
	for (int i = 0; i < LIMBS; i++)
		x.m[i] = bits ? q[i + 1] << bits | q[i] >> (64 - bits) : q[i + 1];
	x.e -= bits;
	return x;
}

/* 1 / x, by Newton's method, each step of which doubles the digits */
once struct wide wide_reciprocal(struct wide x)
{
	struct wide one = wide_int(1), y = wide_num(num_div(num_int(1), num_wide(x)));

	for (int digits = 120; digits < 64 * LIMBS - 20; digits *= 2)
		y = wide_add(y, wide_mul(y, wide_sub(one, wide_mul(x, y))));
	return y;
}

#endif
