/* SPDX-License-Identifier: MIT */
/*
 * For the complex functions, which compute in numbers of 128 digits too, so that no intermediate result overflows, and round
 * each part once. Special values and signs of zeros are those of C23 Annex G. errno stays as it was, as with glibc's own.
 */
#ifndef COMPAT_COMPLEX_NUM_H
#define COMPAT_COMPLEX_NUM_H

#include "math/complex.h"
#include "math/angle.h"

static inline REAL part_of(struct num x)
{
	int err;
	REAL part;

	if (x.e > -BIAS && x.e < BIAS)
		return num_round_near(x);
	err = errno;
	part = num_round_near(x);
	errno = err;
	return part;
}

static inline REAL part_of192(struct num192 x)
{
	return part_of(num_cut(x));
}

static inline REAL signed_as(REAL x, bits b)
{
	return real_of((bits_of(x) & ~SIGN) | (b & SIGN));
}

static inline struct num square(struct num x)
{
	return num_mul(x, x);
}

#endif
