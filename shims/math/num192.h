/* SPDX-License-Identifier: MIT */
/*
 * Logarithms and powers of numbers of 128 digits (num.h). A logarithm has 192, of which some 140 are right, as a power that
 * overflows only just needs them: 15 for its exponent before the 113 of a _Float128.
 */
#ifndef COMPAT_NUM192_H
#define COMPAT_NUM192_H

#include "math/num.h"

struct num192 {
	u128 m;		/* likewise; low are the next digits */
	uint64_t low;
	int e;
	bool neg;
};

/* of x, which is more than 0 */
struct num192 __compat_num_log(struct num192 x) __attribute__((visibility("hidden")));
/* of 1 + x, which is more than 0 */
struct num192 __compat_num_log1p(struct num x) __attribute__((visibility("hidden")));
/* e to the power of x; beyond all types' exponents it is 2 to the power of 100000 or -100000 */
struct num __compat_num_exp(struct num192 x) __attribute__((visibility("hidden")));
/* the same less 1 */
struct num __compat_num_expm1(struct num192 x) __attribute__((visibility("hidden")));
/* 2 to the power of x */
struct num __compat_num_exp2(struct num192 x) __attribute__((visibility("hidden")));
/* the product, but for a unit or two of the last digit */
struct num192 __compat_num192_mul(struct num192 x, struct num192 y) __attribute__((visibility("hidden")));
#define num_log __compat_num_log
#define num_log1p __compat_num_log1p
#define num_exp __compat_num_exp
#define num_expm1 __compat_num_expm1
#define num_exp2 __compat_num_exp2
#define num192_mul __compat_num192_mul

static inline struct num192 num192_of(struct num x)
{
	return (struct num192){ x.m, 0, x.e, x.neg };
}

/* to 128 digits, cut off */
static inline struct num num_cut(struct num192 x)
{
	return (struct num){ x.m, x.e, x.neg };
}

#endif
