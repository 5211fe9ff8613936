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

/*
 * Whether the result of x is none that is computed, and then that: of logarithms, those of 1 + x, powers of a base (less 1, if
 * that is so), circular functions, and arc sine and arc cosine.
 */
static inline bool no_logarithm(REAL x, REAL *result)
{
	bits b = bits_of(x);

	if (!is_zero(b) && !is_special(b) && !is_negative(b))
		return false;
	*result = is_zero(b) ? pole_error(true) : is_nan(b) ? quiet(b) : is_negative(b) ? domain_error() : x;
	return true;
}

static inline bool no_logarithm_of_sum(REAL x, REAL *result)
{
	bits b = bits_of(x), size = b & ~SIGN;

	if (!is_special(b) && !(is_negative(b) && size >= bits_of(1)))
		return false;
	*result = is_nan(b) ? quiet(b) : !is_negative(b) ? x : size == bits_of(1) ? pole_error(true) : domain_error();
	return true;
}

static inline bool no_power(REAL x, bool less_1, REAL *result)
{
	bits b = bits_of(x);

	if (!is_special(b) && !(less_1 && is_zero(b)))
		return false;
	*result = is_nan(b) ? quiet(b) : !is_special(b) || !is_negative(b) ? x : less_1 ? -1 : 0;
	return true;
}

static inline bool no_turn(REAL x, REAL *result)
{
	bits b = bits_of(x);

	if (!is_special(b))
		return false;
	*result = is_nan(b) ? quiet(b) : domain_error();
	return true;
}

static inline bool no_arc(REAL x, REAL *result)
{
	bits b = bits_of(x);

	if ((b & ~SIGN) <= bits_of(1))
		return false;
	*result = is_nan(b) ? quiet(b) : domain_error();
	return true;
}

/* the arc sine, or the arc cosine */
static inline struct num arc_of(REAL x, bool cosine)
{
	struct num n = num_from(x), one = num_int(1), other = num_sqrt(num_mul(num_sub(one, n), num_add(one, n)));

	return cosine ? num_atan2(other, n) : num_atan2(n, other);
}
