/* SPDX-License-Identifier: MIT */
/*
 * For the functions of double: numbers and fractions of which 64 digits are computed, some ten more than the type has.
 * The tables are those of the functions of numbers of 128 digits (num.h), in whose files these are.
 */
#ifndef COMPAT_QUICK_NUM_H
#define COMPAT_QUICK_NUM_H

#include "math/num.h"

/* of the product */
static inline uint64_t upper(uint64_t a, uint64_t b)
{
	return (uint64_t)((u128)a * b >> 64);
}

/* a times b, to its upper 128 of 192 digits; at most 1 of the last one below it */
static inline u128 upper192(u128 a, uint64_t b)
{
	return (u128)(uint64_t)(a >> 64) * b + upper((uint64_t)a, b);
}

/* c[first] + c[first + 2] z + c[first + 4] z^2 + ... to c[last]; z has so many digits more than it stands for */
static inline __attribute__((always_inline)) uint64_t every_second(const u128 *c, int first, int last, uint64_t z, int more)
{
	uint64_t sum = (uint64_t)(c[last] >> 64);

#pragma GCC unroll 8
	for (int i = last - 2; i >= first; i -= 2)
		sum = (uint64_t)(c[i] >> 64) + (upper(sum, z) >> more);
	return sum;
}

/* c[0] + c[1] t + c[2] t^2 + ..., of the magnitude t or its negative; z is t^2, with twice as many digits more */
static inline __attribute__((always_inline)) uint64_t quick_sum(const u128 *c, int last, uint64_t t, int more, bool neg)
{
	uint64_t z = upper(t, t), even = every_second(c, 0, last & ~1, z, 2 * more);
	uint64_t odd = upper(every_second(c, 1, (last - 1) | 1, z, 2 * more), t) >> more;

	return neg ? even - odd : even + odd;
}

/*
 * Of a over b, both with their first bit set, 64 digits, at most 2 of the last one below it; *e is -1 if it is less than 1, else
 * 0. Whatever the rounding mode, the first quotient is below it, by 2^-49 of itself at most.
 */
static inline uint64_t quick_quotient(uint64_t a, uint64_t b, int *e)
{
	double inverse = 1 / (double)(int64_t)(b >> 1);
	bool less = a < b;
	uint64_t q = (uint64_t)(int64_t)((double)(int64_t)(a >> 1) * inverse * (less ? 0x1p63 - 0x1p12 : 0x1p62 - 0x1p11)) * 2;
	u128 rest = ((u128)a << (63 + less)) - (u128)q * b;

	*e = -less;
	return q + (uint64_t)(int64_t)((double)(int64_t)(rest >> 32) * inverse * 0x1p31);
}

/* likewise of the square root of v, which is at least 2^126 */
static inline uint64_t quick_sqrt(u128 v)
{
	double root = __builtin_sqrt((double)(int64_t)(v >> 66));
	uint64_t s = (uint64_t)(int64_t)(root * (0x1p32 - 0x1p-19)) * 2;
	u128 rest = v - (u128)s * s;

	return s + (uint64_t)(int64_t)((double)(int64_t)(rest >> 32) / (root * 4));
}

/* The logarithm of m 2^(e - 63), m having its first bit set; right to 2^-70 of itself and to 2^-111. */
struct num __compat_quick_log(uint64_t m, int e) __attribute__((visibility("hidden")));
/* of 1 more than that magnitude or its negative; m has at most 53 digits */
struct num __compat_quick_log1p(uint64_t m, int e, bool neg) __attribute__((visibility("hidden")));
/* 2 to the power of that fraction of 2^64, from 1 on, in units of 2^-127; right to 2^-68 */
u128 __compat_quick_exp2(uint64_t f) __attribute__((visibility("hidden")));
/* e to the power of m 2^(e - 63), which is less than 2^-3, or of its negative, less 1; right to 10 of the 64th digit */
struct num __compat_quick_expm1(uint64_t m, int e, bool neg) __attribute__((visibility("hidden")));
/* as num_sincos, of which either pointer may be NULL, and num_atan2, of the first 64 digits of the arguments; right to 6 of the 64th */
void __compat_quick_sincos(struct num x, struct num *sine, struct num *cosine) __attribute__((visibility("hidden")));
struct num __compat_quick_atan2(struct num y, struct num x) __attribute__((visibility("hidden")));

#endif
