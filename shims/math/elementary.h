/* SPDX-License-Identifier: MIT */
/*
 * For the elementary functions of a type: what is no finite number they see to themselves; the rest is computed in numbers of
 * 128 digits, right to 2^-119 of the result or better, and rounded once. So the error is at most 0.52 ULP of _Float128 to
 * the nearest, 0.5001 of the others, and 1.01 ULP in the directed modes. A result that is a number of the type, or so near to
 * one that 128 digits do not tell, is that number in all modes, without FE_UNDERFLOW.
 */
#include "math/constants.h"
#include "math/num192.h"
#include "math/round.h"
#include "math/trig.h"

/* infinite, or no number */
static inline bool is_special(bits b)
{
	return exponent(b) == TOP;
}

static inline bool is_zero(bits b)
{
	return !(b & ~SIGN);
}

static inline bool is_negative(bits b)
{
	return b & SIGN;
}

static inline struct num num_abs(struct num x)
{
	x.neg = false;
	return x;
}

static inline struct num192 num192_from(REAL x)
{
	return num192_of(num_from(x));
}

static inline REAL num192_round(struct num192 x)
{
	return num_round_near(num_cut(x));
}
