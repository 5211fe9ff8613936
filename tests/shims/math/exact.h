/* SPDX-License-Identifier: MIT */
/*
 * Whether a result is the right one, in its rounding mode and with its exceptions and errno, by integers as long as it takes:
 * a test says on which side of a number the true value is, and what is asked for are those next to the result and those
 * halfway to them. Rounding and tininess are seen here from outside, not done.
 */
#ifndef EXACT_H
#define EXACT_H

#include <errno.h>
#include <fenv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned __int128 u128;

struct format {
	int digits, max_exp, size;	/* size: bits of the encoding; that of x87 has its first digit */
};

static const struct format formats[] __attribute__((unused)) = {
	{ 24, 128, 32 }, { 53, 1024, 64 }, { 64, 16384, 80 }, { 113, 16384, 128 }
};

static inline const struct format *format_of(int digits)
{
	return &formats[digits == 24 ? 0 : digits == 53 ? 1 : digits == 64 ? 2 : 3];
}

/* a number: m times 2 to the power of e */
struct exact {
	u128 m;
	int e;
	bool neg;
};

enum kind { ZERO, FINITE, INFINITY_, QUIET, SIGNALING };

static inline enum kind decode(const struct format *f, u128 b, struct exact *x)
{
	bool leading = f->digits == 64;
	int fraction = f->digits - !leading, top = 2 * f->max_exp - 1, e = (int)(b >> fraction) & top;
	u128 m = b & (((u128)1 << fraction) - 1);

	x->neg = b >> (f->size - 1) & 1;
	if (e == top) {
		m &= ((u128)1 << (f->digits - 1)) - 1;
		return !m ? INFINITY_ : m >> (f->digits - 2) ? QUIET : SIGNALING;
	}
	x->m = m | (u128)(e && !leading) << fraction;
	x->e = (e ? e : 1) - (f->max_exp - 1) - (f->digits - 1);
	return x->m ? FINITE : ZERO;
}

/* what has these digits, at most 128 of them, but for those that the type has no room for */
static inline u128 encode(const struct format *f, struct exact x)
{
	int fraction = f->digits - (f->digits == 64), lowest = 2 - f->max_exp - (f->digits - 1), e;
	u128 first = (u128)1 << (f->digits - 1), b = 0;

	for (; x.m >= 2 * first; x.m >>= 1)
		x.e++;
	for (; x.m && x.m < first; x.m <<= 1)
		x.e--;
	for (; x.m && x.e < lowest; x.m >>= 1)
		x.e++;
	if (x.m) {
		e = x.e - lowest + (x.m >= first);
		if (e >= 2 * f->max_exp - 1)
			b = (u128)(2 * f->max_exp - 1) << fraction | (f->digits == 64 ? first : 0);
		else
			b = (u128)e << fraction | (f->digits == 64 ? x.m : x.m & (first - 1));
	}
	return b | (u128)x.neg << (f->size - 1);
}

/* x87 encodings that are no numbers, which none of these tests is about */
static inline bool is_number(const struct format *f, u128 b)
{
	return f->digits != 64 || (b >> 63 & 1) == !!(b >> 64 & 0x7fff);
}

/* Sums of products, in units of 2 to the power of LOWEST. */
#define LOWEST -50000
static uint32_t total[3200];
static int total_first;	/* words below are 0 */

static inline void clear(void)
{
	memset(total, 0, sizeof total);
	total_first = (int)(sizeof total / sizeof *total);
}

/* adds the product of n numbers, or takes it away */
static inline void add(int n, const struct exact *x, bool minus)
{
	uint32_t p[14] = { 1 };
	int e = -LOWEST, at;
	uint64_t carry = 0;

	for (int i = 0; i < n; i++) {
		uint32_t q[14] = { 0 };

		for (int k = 0; k < 4; k++) {
			carry = 0;
			for (int j = 0; j + k < 14; j++) {
				carry += q[j + k] + (uint64_t)p[j] * (uint32_t)(x[i].m >> 32 * k);
				q[j + k] = (uint32_t)carry;
				carry >>= 32;
			}
		}
		memcpy(p, q, sizeof p);
		e += x[i].e;
		minus ^= x[i].neg;
	}
	carry = 0;
	for (int j = 0; j < 14; j++) {
		carry |= (uint64_t)p[j] << e % 32;
		p[j] = (uint32_t)carry;
		carry >>= 32;
	}
	at = e / 32;
	if (at < total_first)
		total_first = at;
	/* in two's complement */
	carry = minus;
	for (int j = 0; at + j < (int)(sizeof total / sizeof *total); j++) {
		uint32_t w = j < 14 ? p[j] : 0;

		if (j >= 14 && carry == minus)
			break;
		carry += (uint64_t)total[at + j] + (minus ? ~w : w);
		total[at + j] = (uint32_t)carry;
		carry >>= 32;
	}
}

static inline int sign_of_total(void)
{
	int n = (int)(sizeof total / sizeof *total);

	if (total[n - 1] >> 31)
		return -1;
	for (int i = n; i-- > total_first;)
		if (total[i])
			return 1;
	return 0;
}

/* the sign of the true value less c */
typedef int side(const struct exact *x, struct exact c);

/*
 * got of the arguments x, for which the function is defined and neither infinite nor 0 over 0: NULL, or what is wrong. zero is
 * the sign that a result of 0 has if it is exact.
 */
static inline const char *wrong(const struct format *f, u128 got, int mode, int raised, int error, side *of,
	const struct exact *x, bool zero)
{
	struct exact r, c;
	u128 first = (u128)1 << (f->digits - 1);
	int lowest = 2 - f->max_exp - (f->digits - 1), s, want = 0;
	bool up, tiny = false;
	enum kind kind;

	if (!is_number(f, got))
		return "no number";
	kind = decode(f, got, &r);
	if (kind > INFINITY_)
		return "a NaN";
#define SIDE(digits, exponent) (c = (struct exact){ digits, exponent, r.neg }, of(x, c) * (r.neg ? -1 : 1))
	up = mode == (r.neg ? FE_DOWNWARD : FE_UPWARD);
	if (kind == INFINITY_) {
		int e = f->max_exp - f->digits;

		s = up ? SIDE(2 * first - 1, e) : mode == FE_TONEAREST ? SIDE(4 * first - 1, e - 1) + 1 : -1;
		if (s <= 0)
			return "infinite";
		want = FE_OVERFLOW | FE_INEXACT;
	} else {
		s = SIDE(r.m, r.e);
		if (!s) {
			if (kind == ZERO && r.neg != zero)
				return "the other zero";
		} else if (s > 0) {	/* the value is greater in magnitude */
			if (SIDE(r.m + 1, r.e) >= 0 && (r.m != 2 * first - 1 || r.e != f->max_exp - f->digits || mode == FE_TONEAREST || up))
				return "too small";
			if (up || (mode == FE_TONEAREST && SIDE(2 * r.m + 1, r.e - 1) > -(int)(r.m & 1)))
				return "not rounded up";
		} else {
			int lower = r.m == first && r.e > lowest;

			if (kind == ZERO || SIDE(r.m * 2 - 2 + lower, r.e - 1) <= 0)
				return "too large";
			if (!up && (mode != FE_TONEAREST || SIDE(r.m * 4 - 2 + lower, r.e - 2) < (int)(r.m & 1)))
				return "not rounded down";
		}
		if (s) {
			want = FE_INEXACT;
			if (r.m == 2 * first - 1 && r.e == f->max_exp - f->digits && s > 0 && SIDE(2 * first, r.e) >= 0)
				want |= FE_OVERFLOW;
			tiny = SIDE(first, lowest) < 0;
#ifdef __x86_64__
			/* seen after rounding as if there were no lowest exponent */
			if (tiny && r.m == first)
				tiny = up ? SIDE(4 * first - 2, lowest - 2) <= 0 : SIDE(4 * first - 1, lowest - 2) < 0;
#endif
			want |= tiny ? FE_UNDERFLOW : 0;
		}
	}
	if (raised != want)
		return "exceptions";
	/* of a finite result after all, either; -1 is not looked at */
	if (error != -1 && error != (want & (FE_OVERFLOW | FE_UNDERFLOW) ? ERANGE : 0) &&
	    (error || kind == INFINITY_ || kind == ZERO))
		return "errno";
	return NULL;
#undef SIDE
}

/* the side that functions of x[0], x[1]... are on: x - y, the square root, x y + z */
static inline int of_sub(const struct exact *x, struct exact c)
{
	clear();
	add(1, x, false);
	add(1, x + 1, true);
	add(1, &c, true);
	return sign_of_total();
}

static inline int of_sqrt(const struct exact *x, struct exact c)
{
	struct exact square[2] = { c, c };

	if (c.neg)
		return 1;
	clear();
	add(1, x, false);
	add(2, square, true);
	return sign_of_total();
}

static inline int of_fma(const struct exact *x, struct exact c)
{
	clear();
	add(2, x, false);
	add(1, x + 2, false);
	add(1, &c, true);
	return sign_of_total();
}

#endif
