/* SPDX-License-Identifier: MIT */
/* For quick.h: the functions of double in numbers of 64 digits. */
#include "math/constants.h"
#include "math/num192.h"
#include "math/quick_num.h"

/* a magnitude, not 0 or infinite or a NaN, with its first bit set */
struct quick {
	uint64_t m;		/* times 2 to the power of e - 63 */
	int e;
};

/* false if it is subnormal */
static inline bool quick_take(double x, struct quick *q)
{
	uint64_t b = bits_of(x) & ~SIGN;

	*q = (struct quick){ b << 11 | (uint64_t)1 << 63, (int)(b >> 52) - BIAS };
	return b >= (uint64_t)1 << 52;
}

/*
 * y, of which as many of the 64th digit as error says are in doubt, to a double: if no double and no middle of two is so near.
 * The conversion rounds, and raises FE_INEXACT.
 */
static inline bool settled(struct num y, unsigned error, double *result)
{
	uint64_t m = (uint64_t)(y.m >> 64);
	int64_t n = (int64_t)(m >> 1);

	if (((m + error) & 1023) < 2 * error || y.e < -900 || y.e > 1000 || !m)
		return false;
	*result = (double)(y.neg ? -n : n) * real_of((uint64_t)(y.e - 62 + BIAS) << 52);
	return true;
}

/* x times y, of which 64 digits count */
static inline struct num quick_times(struct num x, struct num y)
{
	return num_of((u128)(uint64_t)(x.m >> 64) * (uint64_t)(y.m >> 64), x.e + y.e + 1, x.neg);
}

/* 2 to the power of t / 2^64, less 1 if that is wanted */
static inline bool quick_exp2(__int128 t, bool less_1, bool neg, unsigned error, double *result)
{
	int k = (int)(t >> 64);
	struct num y;
	u128 power;

	if (!(k > -900 && k < 1000))
		return false;
	power = __compat_quick_exp2((uint64_t)t);
	if (!less_1)
		return settled((struct num){ power, k, neg }, error, result);
	if (k < -64)
		return false;
	y = k < 0 ? num_of(((u128)1 << 127) - (power >> -k), 0, true) : num_of(power - (k < 128 ? (u128)1 << 127 >> k : 0), k, false);
	return settled(y, error << ((k < 0 ? 0 : k) - y.e), result);
}

/* a power of a base, less 1, by the base's logarithms */
static inline bool quick_expm1(double x, struct num ln_base, struct num log2_base, double *result)
{
	bool neg = is_negative(bits_of(x));
	struct num t;
	struct quick q;
	__int128 n;

	if (!quick_take(x, &q) || q.e > 9)
		return false;
	t = num_of((u128)q.m * (uint64_t)(ln_base.m >> 64), q.e + ln_base.e + 1, neg);
	if (t.e < -4)
		return settled(__compat_quick_expm1((uint64_t)(t.m >> 64), t.e, neg), 10, result);
	n = (__int128)(upper192(log2_base.m, q.m) >> (62 - q.e - log2_base.e));
	return quick_exp2(neg ? -n : n, true, false, 3, result);
}

static inline bool quick_exp2m1(double x, double *result)
{
	return quick_expm1(x, num_cut(LN_2), num_int(1), result);
}

static inline bool quick_exp10m1(double x, double *result)
{
	return quick_expm1(x, num_cut(LN_10), num_cut(LOG2_10), result);
}

static inline bool quick_log1p(double x, struct num log_e, double *result)
{
	struct quick q;

	if (!quick_take(x, &q))
		return false;
	return settled(quick_times(__compat_quick_log1p(q.m, q.e, is_negative(bits_of(x))), log_e), 6, result);
}

static inline bool quick_log2p1(double x, double *result)
{
	return quick_log1p(x, num_cut(LOG2_E), result);
}

static inline bool quick_log10p1(double x, double *result)
{
	return quick_log1p(x, num_cut(LOG10_E), result);
}

/* sine and, unless NULL, cosine of pi x and more quarters of a turn */
static inline bool quick_turn(double x, int more, struct num *sine, struct num *cosine)
{
	bool neg = is_negative(bits_of(x)), back;
	struct num angle;
	struct quick q;
	uint64_t rest;
	u128 fixed;
	int n;

	if (!quick_take(x, &q) || q.e > 50)
		return false;
	if (q.e < -12) {
		rest = q.m;
		n = -2 - q.e;
		back = false;
	} else {
		fixed = q.e < -2 ? q.m >> (-2 - q.e) : (u128)q.m << (q.e + 2);
		rest = (uint64_t)fixed;
		more += (int)(fixed >> 64) & 3;
		back = rest >> 63;
		if (back) {
			rest = -rest;
			more++;
		}
		if (!(rest << 1))	/* of such x the results are exact, but for two */
			return false;
		n = __builtin_clzll(rest);
		rest <<= n;
	}
	angle = num_of(upper192(HALF_PI.m, rest), -n, back);
	if (more & 1)
		__compat_quick_sincos(angle, cosine, sine);
	else
		__compat_quick_sincos(angle, sine, cosine);
	sine->neg ^= (more >> 1 & 1) != neg;
	if (cosine)
		cosine->neg ^= (more + 1) >> 1 & 1;
	return true;
}

static inline bool quick_sinpi(double x, int more, double *result)
{
	struct num s;

	/* of the cosine the quarter more is not that of a negative x */
	return quick_turn(more ? __builtin_fabs(x) : x, more, &s, NULL) && settled(s, 6, result);
}

static inline bool quick_tanpi(double x, double *result)
{
	struct num s, c;
	uint64_t q;
	int e;

	if (!quick_turn(x, 0, &s, &c) || !s.m || !c.m)
		return false;
	q = quick_quotient((uint64_t)(s.m >> 64), (uint64_t)(c.m >> 64), &e);
	return settled((struct num){ (u128)q << 64, s.e - c.e + e, s.neg != c.neg }, 10, result);
}

static inline bool quick_angle(struct num y, struct num x, double *result)
{
	return settled(quick_times(__compat_quick_atan2(y, x), num_cut(INVERSE_PI)), 10, result);
}

static inline bool quick_asinpi(double x, bool arccosine, double *result)
{
	struct quick q;
	struct num n, other;
	u128 v;
	int zeros;

	if (!quick_take(x, &q) || q.e >= 0 || q.e < -50)
		return false;
	/* the root of 1 - x^2, which has all of its digits */
	v = -((u128)q.m * q.m >> (-2 - 2 * q.e));
	zeros = leading_zeros(v) & ~1;
	other = (struct num){ (u128)quick_sqrt(v << zeros) << 64, -1 - zeros / 2, false };
	n = (struct num){ (u128)q.m << 64, q.e, is_negative(bits_of(x)) };
	return arccosine ? quick_angle(other, n, result) : quick_angle(n, other, result);
}

static inline bool quick_atan2pi(double y, double x, double *result)
{
	struct quick p, q;

	if (is_special(bits_of(x)) || is_special(bits_of(y)) || !quick_take(y, &p) || !quick_take(x, &q))
		return false;
	/* what may be exact, or so near to it that it is taken for it */
	if (p.e - q.e > 60 || q.e - p.e > 60 || (p.e == q.e && p.m == q.m))
		return false;
	return quick_angle((struct num){ (u128)p.m << 64, p.e, is_negative(bits_of(y)) },
		(struct num){ (u128)q.m << 64, q.e, is_negative(bits_of(x)) }, result);
}

static inline bool quick_rsqrt(double x, double *result)
{
	struct quick q, r;
	int64_t rest;

	if (!quick_take(x, &q) || !quick_take(1 / __builtin_sqrt(x), &r) || !(r.m << 1))
		return false;
	/* 1 - x r^2: the product of the integers is 2^158 but for 2^108 at most, so that its lower 128 digits tell */
	rest = (int64_t)-((u128)(r.m >> 11) * (r.m >> 11) * (q.m >> (11 - (q.e & 1))) >> 64);
	return settled(num_of(((u128)r.m << 63) + (u128)((__int128)rest * (int64_t)(r.m >> 1) >> 31), r.e + 1, false), 3, result);
}

/* e to the power of log times y / divisor; of all exponents a unit of the 70th digit of log comes to 1/64 of the result's 64th */
static inline bool quick_raise(struct num log, double y, uint64_t divisor, bool neg, double *result)
{
	struct quick q;
	u128 t;
	uint64_t high;
	int shift;

	if (!quick_take(y, &q) || q.e > 43)
		return false;
	t = times(upper192(log.m, q.m), LOG2_E.m);
	shift = 61 - log.e - q.e;
	if (shift < 54 || shift > 127)
		return false;
	t >>= shift;
	if (divisor > 1) {
		high = (uint64_t)(t >> 32);
		t = (u128)(high / divisor) << 32 | (high % divisor << 32 | (uint32_t)t) / divisor;
	}
	high = (uint64_t)(t >> 64);
	return quick_exp2(log.neg != is_negative(bits_of(y)) ? -(__int128)t : (__int128)t, false, neg, 5 + (unsigned)(high >> 5),
		result);
}

/* x to the power of y */
static inline bool quick_power(double x, double y, bool neg, double *result)
{
	struct quick q;

	return quick_take(x, &q) && quick_raise(__compat_quick_log(q.m, q.e), y, 1, neg, result);
}

/* those that the conversion to double leaves as they are, and more than enough: FE_INEXACT is for the result to raise */
static inline bool is_small(long long n)
{
	return n >= -(1LL << 44) && n <= 1LL << 44;
}

static inline bool quick_whole_power(double x, long long n, bool neg, double *result)
{
	return is_small(n) && quick_power(x, (double)n, neg, result);
}

/* 1 + x to the power of n */
static inline bool quick_compound(double x, long long n, double *result)
{
	struct quick q;

	return is_small(n) && quick_take(x, &q) &&
		quick_raise(__compat_quick_log1p(q.m, q.e, is_negative(bits_of(x))), (double)n, 1, false, result);
}

/* x to the power of 1 / n */
static inline bool quick_root(double x, long long n, bool neg, double *result)
{
	uint64_t divisor = n < 0 ? -(uint64_t)n : (uint64_t)n;
	struct quick q;

	return divisor >> 31 == 0 && quick_take(x, &q) &&
		quick_raise(__compat_quick_log(q.m, q.e), n < 0 ? -1 : 1, divisor, neg, result);
}
