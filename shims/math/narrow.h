/* SPDX-License-Identifier: MIT */
/*
 * Functions whose arguments have a larger type than their result, or the same, and which round once (C23 7.12.14): KIND
 * (real.h) says the type of the result, FROM that of the arguments, NAME the function. Its prototype is not that of <math.h>,
 * where types of another name stand for the same.
 */
#include "math/round.h"

#if FROM == 2
#define ARG double
#define ARG_DIGITS DBL_MANT_DIG
#define ARG_TOP 0x7ff
#define ARG_SIZE 8
#elif FROM == 3
#define ARG long double
#define ARG_DIGITS LDBL_MANT_DIG
#define ARG_TOP 0x7fff
#define ARG_SIZE (ARG_DIGITS == 64 ? 10 : 16)
#else
#define ARG _Float128
#define ARG_DIGITS 113
#define ARG_TOP 0x7fff
#define ARG_SIZE 16
#endif

#define SYMBOL_(name) #name
#define SYMBOL(name) SYMBOL_(name)

enum kind { ZERO, NUMBER, INFINITY_, QUIET_NAN, SIGNALING_NAN };

struct arg {
	enum kind is;
	struct num num;		/* of NaN and infinity the sign is there */
	u128 payload;		/* of a NaN, from the first bit on */
};

static inline struct arg arg_of(ARG x)
{
	int fraction = ARG_DIGITS - (ARG_DIGITS != 64), e;
	bool odd;	/* an encoding of x87 that is no number, which operations take for a signaling NaN */
	struct arg a = { .payload = 0 };
	u128 b = 0, m;

	memcpy(&b, &x, ARG_SIZE);
	e = (int)(b >> fraction) & ARG_TOP;
	m = b & (((u128)1 << fraction) - 1);
	odd = ARG_DIGITS == 64 && e && !(m >> 63);
	a.num.neg = b >> (8 * ARG_SIZE - 1);
	if (e == ARG_TOP || odd) {
		a.payload = m << (129 - ARG_DIGITS);
		a.is = odd ? SIGNALING_NAN : !a.payload ? INFINITY_ : a.payload >> 127 ? QUIET_NAN : SIGNALING_NAN;
	} else {
		if (ARG_DIGITS != 64 && e)
			m |= (u128)1 << fraction;
		a.num = num_of(m << (128 - ARG_DIGITS), (e ? e : 1) - ARG_TOP / 2, a.num.neg);
		a.is = m ? NUMBER : ZERO;
	}
	return a;
}

/* the first NaN there is, made a quiet one */
static inline REAL nan_from(int n, const struct arg *a)
{
	const struct arg *nan = NULL;

	for (int i = n; i--;)
		if (a[i].is >= QUIET_NAN)
			nan = &a[i];
	for (int i = 0; i < n; i++)
		if (a[i].is == SIGNALING_NAN) {
			raise_invalid();
			break;
		}
	return real_of((bits)(nan->payload >> (129 - DIGITS)) | QUIET | INFINITE | (nan->num.neg ? SIGN : 0));
}

/* x + y, where neither is a NaN and x is no product with more digits than a number has */
static inline REAL sum_of(struct arg x, struct arg y)
{
	struct num sum;

	if (x.is == INFINITY_ && y.is == INFINITY_ && x.num.neg != y.num.neg)
		return domain_error();
	if (x.is == INFINITY_ || y.is == INFINITY_)
		return infinity_of(x.is == INFINITY_ ? x.num.neg : y.num.neg);
	sum = num_add(x.num, y.num);
	if (!sum.m)
		sum.neg = x.num.neg == y.num.neg ? x.num.neg : rounding() == DOWNWARD;
	return num_round(sum);
}

#define FUNCTION1(x) REAL narrow(ARG x) __asm__(SYMBOL(NAME)); REAL narrow(ARG x)
#define FUNCTION2(x, y) REAL narrow(ARG x, ARG y) __asm__(SYMBOL(NAME)); REAL narrow(ARG x, ARG y)
#define FUNCTION3(x, y, z) REAL narrow(ARG x, ARG y, ARG z) __asm__(SYMBOL(NAME)); REAL narrow(ARG x, ARG y, ARG z)
