/* SPDX-License-Identifier: MIT */
/* Polynomials of fractions of 2^-128, with coefficients of two's complement, which gen/math/special.py computes. */
#ifndef COMPAT_FIXED_H
#define COMPAT_FIXED_H

#include "math/num.h"

#define DEGREE(table) ((int)(sizeof (table) / sizeof (table)[0]) - 1)

/* a times t, for a of two's complement */
static inline u128 fixed_times(u128 a, u128 t)
{
	return times(a, t) - (a >> 127 ? t : 0);
}

/* c[0] + c[1] t + ... + c[degree] t^degree; everything between has to fit */
static inline u128 fixed_sum(const u128 *c, int degree, u128 t)
{
	u128 sum = c[degree];

	if (!t)
		return c[0];
	/* the 1 is most of what fixed_times() is below the product on the average */
	while (degree--)
		sum = c[degree] + fixed_times(sum, t) + 1;
	return sum;
}

/* of two's complement, times 2 to the power of e */
static inline struct num fixed_num(u128 a, int e)
{
	return a >> 127 ? num_of(-a, e - 1, true) : num_of(a, e - 1, false);
}

/* a magnitude up to 1 as a fraction */
static inline u128 fixed_of(struct num x)
{
	return !x.m || x.e < -128 ? 0 : x.e >= 0 ? -(u128)1 : x.m >> (-1 - x.e);
}

#endif
