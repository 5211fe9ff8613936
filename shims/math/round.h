/* SPDX-License-Identifier: MIT */
/* Between the type of KIND (real.h) and numbers of 128 digits (num.h): the one rounding, with its exceptions and errno. */
#ifndef COMPAT_ROUND_H
#define COMPAT_ROUND_H

#include "math/num.h"
#include "math/real.h"
#include "binary128.h"

/* of a finite number; subnormal ones too */
static inline struct num num_from(REAL x)
{
	bits b = bits_of(x);
	int e = exponent(b);

	return num_of((u128)digits(b) << (128 - DIGITS), (e ? e : 1) - BIAS, b & SIGN);
}

/* FE_INEXACT alone, with FE_OVERFLOW, or with FE_UNDERFLOW; by operations, which is quicker than a call */
static inline void raise_inexact(void)
{
	volatile float x = 1;

	x = x + 0x1p-30f;
}

static inline void raise_overflow(void)
{
	volatile float x = FLT_MAX;

	x *= x;
}

static inline void raise_underflow(void)
{
	volatile float x = FLT_MIN;

	x *= x;
}

static inline REAL zero_of(bool neg)
{
	return real_of(neg ? SIGN : 0);
}

static inline REAL infinity_of(bool neg)
{
	return real_of(INFINITE | (neg ? SIGN : 0));
}

/* The domain error of math_error(7): a NaN, FE_INVALID, EDOM. */
static inline REAL domain_error(void)
{
	raise_invalid();
	errno = EDOM;
	return real_of(INFINITE | QUIET);
}

/* FE_DIVBYZERO */
static inline void raise_divide(void)
{
	volatile float zero = 0;

	zero = 1 / zero;
}

/* The pole error: an infinity, FE_DIVBYZERO, ERANGE. */
static inline REAL pole_error(bool neg)
{
	raise_divide();
	errno = ERANGE;
	return infinity_of(neg);
}

/* A NaN among the arguments x and y, made a quiet one. */
static inline REAL nan_of(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);

	if (is_signaling(a) || is_signaling(b))
		raise_invalid();
	return real_of((is_nan(a) ? a : is_nan(b) ? b : INFINITE) | QUIET);
}

/*
 * x in the rounding mode. Overflow and underflow (a result that is tiny and inexact) raise their exceptions and set
 * errno to ERANGE.
 */
static inline REAL num_round(struct num x)
{
	int mode = rounding(), drop = 128 - DIGITS, e = x.e + BIAS;
	bool up = mode == (x.neg ? DOWNWARD : UPWARD), tiny = false, inexact;
	u128 m = x.m, half = (u128)1 << (drop - 1), rest;
	bits b;

	if (!m)
		return zero_of(x.neg);
	if (e >= TOP || e <= 0) {
		if (e > 0)
			goto overflow;
		/* not if it is the least normal number after rounding, for processors that look then */
		rest = m & (half * 2 - 1);
		tiny = !TINY_AFTER || e < 0 || m < -half * 2 || !(up ? rest : mode == TO_NEAREST && rest >= half);
		m = shifted(m, 1 - e > 200 ? 200 : 1 - e);
		e = 0;
	}
	rest = m & (half * 2 - 1);
	b = (bits)(m >> drop);
	inexact = rest;
	if (mode == TO_NEAREST)
		b += rest > half || (rest == half && b & 1);
	else
		b += up && rest;
	/* the carry may have made one digit more, or a normal number of a subnormal one */
	if (b >> DIGITS) {
		b >>= 1;
		e++;
	} else if (!e && b & FIRST) {
		e = 1;
	}
	if (e >= TOP)
		goto overflow;
	if (inexact) {
		if (tiny) {
			raise_underflow();
			errno = ERANGE;
		} else {
			raise_inexact();
		}
	}
	return real_of((bits)e << FRACTION | (LEADING ? b : b & (FIRST - 1)) | (x.neg ? SIGN : 0));
overflow:
	raise_overflow();
	errno = ERANGE;
	return mode == TO_NEAREST || up ? infinity_of(x.neg) : real_of((INFINITE - (LEADING ? FIRST : 0) - 1) | (x.neg ? SIGN : 0));
}

/*
 * Likewise of a result that is right but for 2^-119 of itself: what is that near to a number of the type, or to the
 * middle of two, is taken for it, since an exact result shall be one in all modes.
 */
static inline REAL num_round_near(struct num x)
{
	u128 half = (u128)1 << (127 - DIGITS), rest = (x.m + 256) & (half - 1);

	if (x.m && rest < 512)
		x = x.m + 256 < 256 ? (struct num){ (u128)1 << 127, x.e + 1, x.neg } : (struct num){ x.m + 256 - rest, x.e, x.neg };
	return num_round(x);
}

#endif
