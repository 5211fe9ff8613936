/* SPDX-License-Identifier: MIT */
/*
 * The functions that round once to a smaller type: fadd fsub fmul fdiv fsqrt ffma and all other names of them. Among their
 * arguments many whose result is near to a number of that type, or to the middle of two, where rounding to the larger one first
 * gives another.
 */
#include <float.h>
#include <math.h>
#include "test.h"
#include "exact.h"
#include "random.h"

enum op { ADD, SUB, MUL, DIV, SQRT, FMA };

static int of_add(const struct exact *x, struct exact c)
{
	clear();
	add(1, x, false);
	add(1, x + 1, false);
	add(1, &c, true);
	return sign_of_total();
}

static int of_mul(const struct exact *x, struct exact c)
{
	clear();
	add(2, x, false);
	add(1, &c, true);
	return sign_of_total();
}

/* x / y - c has the sign of x - c y, or the other one */
static int of_div(const struct exact *x, struct exact c)
{
	struct exact p[2] = { c, x[1] };

	clear();
	add(1, x, false);
	add(2, p, true);
	return sign_of_total() * (x[1].neg ? -1 : 1);
}

static side *const sides[] = { of_add, of_sub, of_mul, of_div, of_sqrt, of_fma };

static u128 any_digits(int digits)
{
	u128 m = (u128)next() << 64 | next(), n = next();

	if (n % 4 == 0)
		m = m % 16 << (int)(n >> 32) % 120;
	else if (n % 4 == 1)
		m = -(m % 16 << (int)(n >> 32) % 120);
	return (m & (((u128)1 << digits) - 1)) | (u128)1 << (digits - 1);
}

static u128 special(const struct format *f)
{
	int fraction = f->digits - (f->digits == 64);
	u128 b = (u128)(2 * f->max_exp - 1) << fraction | (f->digits == 64 ? (u128)1 << 63 : 0);

	switch (next() % 4) {
	case 0:
		b = 0;
		break;
	case 1:
		b |= next() % 2 ? 1 : (u128)1 << (f->digits - 2) | next() % 4;
		break;
	}
	return b | (u128)(next() & 1) << (f->size - 1);
}

/* a number from those whose exponents are not too far from the result's */
static struct exact any(const struct format *from, const struct format *to)
{
	int e = next() % 4 ? (int)(next() % 8) - 4 : (int)(next() % (unsigned)(2 * to->max_exp + 200)) - to->max_exp - 150;

	return (struct exact){ any_digits(from->digits), e - from->digits, next() & 1 };
}

/* a number of the result's type, or the middle of two, or one that is next to those; now and then at an end of its range */
static struct exact middle(const struct format *from, const struct format *to)
{
	int lowest = 2 - to->max_exp - to->digits + 1, e = lowest + (int)(next() % (unsigned)(2 * to->max_exp - 2));
	struct exact x;

	if (next() % 3 == 0)
		e = next() % 2 ? lowest + (int)(next() % 4) : to->max_exp - to->digits - (int)(next() % 3);
	x = (struct exact){ any_digits(to->digits), e, next() & 1 };
	if (next() % 3 == 0)
		x.m >>= next() % (unsigned)to->digits;
	if (next() % 2) {
		x.m = x.m * 2 + 1;
		x.e--;
	}
	for (; x.m && x.m < (u128)1 << (from->digits - 1); x.m <<= 1)
		x.e--;
	x.m += next() % 3 - 1 + (next() % 3 == 0);
	return x;
}

static void arguments(enum op op, const struct format *from, const struct format *to, u128 *b)
{
	struct exact x = middle(from, to), y = any(from, to), z = any(from, to);

	if (next() % 4 == 0)
		x = any(from, to);
	switch (op) {
	case ADD:
	case SUB:
	case SQRT:
		if (next() % 4)
			y.e = x.e - (int)(next() % 200);
		if (next() % 16 == 0)
			y = x, y.neg ^= op == ADD;
		if (op == SQRT && next() % 2) {
			x = (struct exact){ any_digits(to->digits), x.e / 2, false };
			if (next() % 2)
				x.m = x.m * 2 + 1;
			/* its square, if there is room for it, or next to it */
			if (2 * to->digits + 2 <= 128) {
				x.m = x.m * x.m;
				x.e *= 2;
			}
		}
		x.neg &= op != SQRT || next() % 8 == 0;
		break;
	case MUL:
	case DIV:
		if (next() % 2)	/* 1, or near it */
			y.m = ((u128)1 << (from->digits - 1)) + next() % 2 * (next() % 4), y.e = 1 - from->digits - (int)(next() % 3);
		break;
	case FMA:
		if (next() % 2) {
			y.m = ((u128)1 << (from->digits - 1)) + next() % 2 * (next() % 4), y.e = 1 - from->digits - (int)(next() % 3);
			z.e = x.e - (int)(next() % 400);
		} else if (next() % 2) {	/* what cancels most of the product */
			z = (struct exact){ (x.m >> (from->digits + 1) / 2) * (y.m >> (from->digits + 1) / 2), 0, !(x.neg ^ y.neg) };
			z.e = x.e + y.e + (from->digits + 1) / 2 * 2;
		}
		break;
	}
	b[0] = encode(from, x);
	b[1] = encode(from, y);
	b[2] = encode(from, z);
	for (int i = 0; i < 3; i++)
		if (next() % 16 == 0)
			b[i] = special(from);
}

static bool is_nan(enum kind k)
{
	return k >= QUIET;
}

/* what is wrong, or NULL */
static const char *judge(enum op op, const struct format *from, const struct format *to, const u128 *b, u128 got, int mode, int raised,
	int error)
{
	int n = op == SQRT ? 1 : op == FMA ? 3 : 2, want = 0, number = 0;
	struct exact x[3], r;
	enum kind k[3], is;
	bool nan = false, infinite = false, finite = true, neg;

	for (int i = 0; i < n; i++) {
		k[i] = decode(from, b[i], &x[i]);
		nan |= is_nan(k[i]);
		finite &= k[i] <= FINITE;
		if (k[i] == SIGNALING)
			want = FE_INVALID;
	}
	is = decode(to, got, &r);
	/* 0 times infinity beside a NaN may be invalid */
	if (nan && op == FMA && k[0] + k[1] == ZERO + INFINITY_ && k[0] != FINITE)
		want |= raised & FE_INVALID;
	if (nan)
		return is != QUIET ? "no NaN" : raised != want ? "exceptions" : error && !(want & FE_INVALID) ? "errno" : NULL;
	neg = op == SUB ? x[0].neg : op == ADD || op == SQRT ? x[0].neg : x[0].neg != x[1].neg;
	switch (op) {
	case SUB:
	case ADD:
		infinite = !finite;
		nan = k[0] == INFINITY_ && k[1] == INFINITY_ && (x[0].neg != x[1].neg) == (op == ADD);
		neg = k[0] == INFINITY_ ? x[0].neg : x[1].neg ^ (op == SUB);
		break;
	case DIV:
		nan = k[0] == k[1] && k[0] != FINITE;
		infinite = k[0] == INFINITY_ || k[1] == ZERO;
		if (k[1] == ZERO && k[0] == FINITE)
			want = FE_DIVBYZERO, number = ERANGE;
		if (!nan && !infinite && k[1] == INFINITY_)
			return is != ZERO || r.neg != neg ? "no 0" : raised || error ? "exceptions" : NULL;
		break;
	case SQRT:
		if (k[0] == ZERO)
			return is != ZERO || r.neg != x[0].neg ? "not the same 0" : raised || error ? "exceptions" : NULL;
		nan = x[0].neg;
		infinite = !finite;
		break;
	default:
		infinite = k[0] == INFINITY_ || k[1] == INFINITY_;
		nan = infinite && (k[0] == ZERO || k[1] == ZERO);
		if (op == FMA && !nan) {
			nan = infinite && k[2] == INFINITY_ && x[2].neg != neg;
			if (!infinite && k[2] == INFINITY_)
				infinite = true, neg = x[2].neg;
		}
	}
	if (nan)
		return is != QUIET ? "no NaN" : raised != FE_INVALID ? "exceptions" : error != EDOM && op != FMA ? "errno" : NULL;
	if (infinite)
		return is != INFINITY_ || r.neg != neg ? "not infinite" : raised != want ? "exceptions" : error != number ? "errno" : NULL;
	if (op == ADD || op == SUB || op == FMA) {	/* what an exact 0 is */
		bool minus = op == FMA ? x[2].neg : x[1].neg ^ (op == SUB);

		neg = (op == FMA ? neg : x[0].neg) == minus ? minus : mode == FE_DOWNWARD;
	}
	return wrong(to, got, mode, raised, op == FMA ? -1 : error, sides[op], x, neg);
}

static const struct format *const f32 = &formats[0], *const f64 = &formats[1], *const f128 = &formats[3];
#define f32x f64
#define f64x format_of(LDBL_MANT_DIG)
#define ldouble f64x

#define CALL1(name, x) name(x[0])
#define CALL2(name, x) name(x[0], x[1])
#define CALL3(name, x) name(x[0], x[1], x[2])
#define TYPES1(t) t
#define TYPES2(t) t, t
#define TYPES3(t) t, t, t

#define TEST(name, op, n, result, argument, to, from) do { \
	static result (*volatile function)(TYPES##n(argument)) = name; \
	static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO }; \
	\
	for (int i = 0; i < COUNT; i++) { \
		u128 b[3], bits = 0; \
		argument x[3]; \
		int mode = modes[i % 4], raised, error; \
		const char *bad; \
		result got; \
		\
		arguments(op, from, to, b); \
		for (int k = 0; k < 3; k++) { \
			x[k] = 0; \
			memcpy(&x[k], &b[k], (size_t)(from)->size / 8); \
		} \
		errno = 0; \
		fesetround(mode); \
		feclearexcept(FE_ALL_EXCEPT); \
		got = CALL##n(function, x); \
		raised = fetestexcept(FE_ALL_EXCEPT); \
		fesetround(FE_TONEAREST); \
		error = errno; \
		memcpy(&bits, &got, (size_t)(to)->size / 8); \
		bad = judge(op, from, to, b, bits, mode, raised, error); \
		if (bad) \
			t_error("%s, mode %x: %s: %016llx %016llx, %016llx %016llx, %016llx %016llx: %016llx %016llx, exceptions %x, errno %d", \
				#name, (unsigned)mode, bad, (unsigned long long)(b[0] >> 64), (unsigned long long)b[0], \
				(unsigned long long)(b[1] >> 64), (unsigned long long)b[1], (unsigned long long)(b[2] >> 64), \
				(unsigned long long)b[2], (unsigned long long)(bits >> 64), (unsigned long long)bits, (unsigned)raised, error); \
	} \
} while (0)

#define FAMILY(op, OP, n) do { \
	TEST(f##op, OP, n, float, double, f32, f64); \
	TEST(f##op##l, OP, n, float, long double, f32, ldouble); \
	TEST(d##op##l, OP, n, double, long double, f64, ldouble); \
	TEST(f32##op##f32x, OP, n, _Float32, _Float32x, f32, f32x); \
	TEST(f32##op##f64, OP, n, _Float32, _Float64, f32, f64); \
	TEST(f32##op##f64x, OP, n, _Float32, _Float64x, f32, f64x); \
	TEST(f32##op##f128, OP, n, _Float32, _Float128, f32, f128); \
	TEST(f32x##op##f64, OP, n, _Float32x, _Float64, f32x, f64); \
	TEST(f32x##op##f64x, OP, n, _Float32x, _Float64x, f32x, f64x); \
	TEST(f32x##op##f128, OP, n, _Float32x, _Float128, f32x, f128); \
	TEST(f64##op##f64x, OP, n, _Float64, _Float64x, f64, f64x); \
	TEST(f64##op##f128, OP, n, _Float64, _Float128, f64, f128); \
	TEST(f64x##op##f128, OP, n, _Float64x, _Float128, f64x, f128); \
} while (0)

#ifndef COUNT
#define COUNT 400
#endif

int main(void)
{
	FAMILY(add, ADD, 2);
	FAMILY(sub, SUB, 2);
	FAMILY(mul, MUL, 2);
	FAMILY(div, DIV, 2);
	FAMILY(sqrt, SQRT, 1);
	FAMILY(fma, FMA, 3);
	return t_status;
}
