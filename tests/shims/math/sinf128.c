/* SPDX-License-Identifier: MIT */
/*
 * The elementary functions of _Float128: acosf128 acoshf128 asinf128 asinhf128 atanf128 atanhf128 cbrtf128 cosf128 coshf128
 * expf128 exp10f128 exp2f128 expm1f128 logf128 log10f128 log1pf128 log2f128 sinf128 sincosf128 sinhf128 tanf128 tanhf128 atan2f128
 * powf128. By results of vectors.h, Annex F's special values, and the four rounding modes.
 */
#include <float.h>
#include "f128.h"
#if !defined __x86_64__ && !defined T_NATIVE
#define T_NATIVE 1	/* those of long double, at all floors */
#endif
#include "specials.h"

static _Float128 (*const unary[])(_Float128) = {
	[F_acos] = acosf128, [F_acosh] = acoshf128, [F_asin] = asinf128, [F_asinh] = asinhf128, [F_atan] = atanf128, [F_atanh] = atanhf128,
	[F_cbrt] = cbrtf128, [F_cos] = cosf128, [F_cosh] = coshf128, [F_exp] = expf128, [F_exp10] = exp10f128, [F_exp2] = exp2f128,
	[F_expm1] = expm1f128, [F_log] = logf128, [F_log10] = log10f128, [F_log1p] = log1pf128, [F_log2] = log2f128, [F_sin] = sinf128,
	[F_sinh] = sinhf128, [F_tan] = tanf128, [F_tanh] = tanhf128,
};
static const char *const names[] = {
	[F_acos] = "acos", [F_acosh] = "acosh", [F_asin] = "asin", [F_asinh] = "asinh", [F_atan] = "atan", [F_atanh] = "atanh",
	[F_cbrt] = "cbrt", [F_cos] = "cos", [F_cosh] = "cosh", [F_exp] = "exp", [F_exp10] = "exp10", [F_exp2] = "exp2", [F_expm1] = "expm1",
	[F_log] = "log", [F_log10] = "log10", [F_log1p] = "log1p", [F_log2] = "log2", [F_sin] = "sin", [F_sinh] = "sinh", [F_tan] = "tan",
	[F_tanh] = "tanh", [F_atan2] = "atan2", [F_pow] = "pow",
};

static const struct special specials[] = {
	{ F_acos, 1, 0, 0.0, 0, 0 }, { F_acos, 1.5, 0, NOT, DOMAIN }, { F_acos, -INFTY, 0, NOT, DOMAIN },
	{ F_acosh, 1, 0, 0.0, 0, 0 }, { F_acosh, 0.5, 0, NOT, DOMAIN }, { F_acosh, -2, 0, NOT, DOMAIN }, { F_acosh, -INFTY, 0, NOT, DOMAIN },
	{ F_acosh, INFTY, 0, INFTY, 0, 0 }, { F_acosh, NOT, 0, NOT, 0, 0 },
	{ F_asin, 0.0, 0, 0.0, 0, 0 }, { F_asin, -0.0, 0, -0.0, 0, 0 }, { F_asin, 1.5, 0, NOT, DOMAIN }, { F_asin, INFTY, 0, NOT, DOMAIN },
	{ F_asinh, 0.0, 0, 0.0, 0, 0 }, { F_asinh, -0.0, 0, -0.0, 0, 0 }, { F_asinh, INFTY, 0, INFTY, 0, 0 }, { F_asinh, -INFTY, 0, -INFTY, 0, 0 },
	{ F_atan, 0.0, 0, 0.0, 0, 0 }, { F_atan, -0.0, 0, -0.0, 0, 0 }, { F_atan, NOT, 0, NOT, 0, 0 },
	{ F_atanh, 0.0, 0, 0.0, 0, 0 }, { F_atanh, -0.0, 0, -0.0, 0, 0 }, { F_atanh, 1, 0, INFTY, POLE }, { F_atanh, -1, 0, -INFTY, POLE },
	{ F_atanh, 2, 0, NOT, DOMAIN }, { F_atanh, -INFTY, 0, NOT, DOMAIN }, { F_atanh, NOT, 0, NOT, 0, 0 },
	{ F_cbrt, 0.0, 0, 0.0, 0, 0 }, { F_cbrt, -0.0, 0, -0.0, 0, 0 }, { F_cbrt, -27, 0, -3, 0, 0 }, { F_cbrt, -INFTY, 0, -INFTY, 0, 0 },
	{ F_cos, 0.0, 0, 1, 0, 0 }, { F_cos, -0.0, 0, 1, 0, 0 }, { F_cos, INFTY, 0, NOT, DOMAIN }, { F_cos, NOT, 0, NOT, 0, 0 },
	{ F_cosh, 0.0, 0, 1, 0, 0 }, { F_cosh, -INFTY, 0, INFTY, 0, 0 }, { F_cosh, HUGE_NUMBER, 0, INFTY, OVER },
	{ F_exp, 0.0, 0, 1, 0, 0 }, { F_exp, -0.0, 0, 1, 0, 0 }, { F_exp, INFTY, 0, INFTY, 0, 0 }, { F_exp, -INFTY, 0, 0.0, 0, 0 },
	{ F_exp, HUGE_NUMBER, 0, INFTY, OVER }, { F_exp, -1e6, 0, 0.0, 0, ERANGE }, { F_exp, NOT, 0, NOT, 0, 0 },
	{ F_exp10, 0.0, 0, 1, 0, 0 }, { F_exp10, 3, 0, 1000, 0, 0 }, { F_exp10, INFTY, 0, INFTY, 0, 0 }, { F_exp10, -INFTY, 0, 0.0, 0, 0 },
	{ F_exp10, HUGE_NUMBER, 0, INFTY, OVER }, { F_exp10, -1e6, 0, 0.0, 0, ERANGE },
	{ F_exp2, 0.0, 0, 1, 0, 0 }, { F_exp2, 10, 0, 1024, 0, 0 }, { F_exp2, -INFTY, 0, 0.0, 0, 0 }, { F_exp2, HUGE_NUMBER, 0, INFTY, OVER },
	{ F_expm1, 0.0, 0, 0.0, 0, 0 }, { F_expm1, -0.0, 0, -0.0, 0, 0 }, { F_expm1, INFTY, 0, INFTY, 0, 0 }, { F_expm1, -INFTY, 0, -1, 0, 0 },
	{ F_expm1, HUGE_NUMBER, 0, INFTY, OVER },
	{ F_log, 0.0, 0, -INFTY, POLE }, { F_log, -0.0, 0, -INFTY, POLE }, { F_log, 1, 0, 0.0, 0, 0 }, { F_log, -1, 0, NOT, DOMAIN },
	{ F_log, INFTY, 0, INFTY, 0, 0 }, { F_log, -INFTY, 0, NOT, DOMAIN }, { F_log, NOT, 0, NOT, 0, 0 },
	{ F_log10, 1000, 0, 3, 0, 0 }, { F_log10, 0.0, 0, -INFTY, POLE }, { F_log10, -1, 0, NOT, DOMAIN }, { F_log10, 1, 0, 0.0, 0, 0 },
	{ F_log2, 1024, 0, 10, 0, 0 }, { F_log2, 0.125, 0, -3, 0, 0 }, { F_log2, 0.0, 0, -INFTY, POLE }, { F_log2, -1, 0, NOT, DOMAIN },
	{ F_log1p, 0.0, 0, 0.0, 0, 0 }, { F_log1p, -0.0, 0, -0.0, 0, 0 }, { F_log1p, -1, 0, -INFTY, POLE }, { F_log1p, -2, 0, NOT, DOMAIN },
	{ F_log1p, INFTY, 0, INFTY, 0, 0 },
	{ F_sin, 0.0, 0, 0.0, 0, 0 }, { F_sin, -0.0, 0, -0.0, 0, 0 }, { F_sin, INFTY, 0, NOT, DOMAIN }, { F_sin, NOT, 0, NOT, 0, 0 },
	{ F_sinh, 0.0, 0, 0.0, 0, 0 }, { F_sinh, -0.0, 0, -0.0, 0, 0 }, { F_sinh, -INFTY, 0, -INFTY, 0, 0 }, { F_sinh, HUGE_NUMBER, 0, INFTY, OVER },
	{ F_tan, 0.0, 0, 0.0, 0, 0 }, { F_tan, -0.0, 0, -0.0, 0, 0 }, { F_tan, -INFTY, 0, NOT, DOMAIN },
	{ F_tanh, 0.0, 0, 0.0, 0, 0 }, { F_tanh, -0.0, 0, -0.0, 0, 0 }, { F_tanh, INFTY, 0, 1, 0, 0 }, { F_tanh, -INFTY, 0, -1, 0, 0 },
	{ F_tanh, -1e10, 0, -1, 0, 0 },
	{ F_atan2, 0.0, 0.0, 0.0, 0, 0 }, { F_atan2, -0.0, 0.0, -0.0, 0, 0 }, { F_atan2, 0.0, 3, 0.0, 0, 0 }, { F_atan2, -2, INFTY, -0.0, 0, 0 },
	{ F_atan2, NOT, 1, NOT, 0, 0 }, { F_atan2, 1, NOT, NOT, 0, 0 },
	{ F_pow, 0.0, -3, INFTY, POLE }, { F_pow, -0.0, -3, -INFTY, POLE }, { F_pow, -0.0, -2, INFTY, POLE }, { F_pow, -0.0, -2.5, INFTY, POLE },
	{ F_pow, 0.0, -INFTY, INFTY, 0, 0 }, { F_pow, -0.0, 3, -0.0, 0, 0 }, { F_pow, -0.0, 2, 0.0, 0, 0 }, { F_pow, -1, INFTY, 1, 0, 0 },
	{ F_pow, -1, -INFTY, 1, 0, 0 }, { F_pow, 1, NOT, 1, 0, 0 }, { F_pow, NOT, 0, 1, 0, 0 }, { F_pow, NOT, 1, NOT, 0, 0 },
	{ F_pow, -2, 0.5, NOT, DOMAIN }, { F_pow, 0.5, -INFTY, INFTY, 0, 0 }, { F_pow, 2, -INFTY, 0.0, 0, 0 }, { F_pow, 0.5, INFTY, 0.0, 0, 0 },
	{ F_pow, -2, INFTY, INFTY, 0, 0 }, { F_pow, -INFTY, -3, -0.0, 0, 0 }, { F_pow, -INFTY, -2, 0.0, 0, 0 }, { F_pow, -INFTY, 3, -INFTY, 0, 0 },
	{ F_pow, -INFTY, 2.5, INFTY, 0, 0 }, { F_pow, INFTY, -1, 0.0, 0, 0 }, { F_pow, INFTY, 1, INFTY, 0, 0 }, { F_pow, -3, 3, -27, 0, 0 },
	{ F_pow, 9, 0.5, 3, 0, 0 }, { F_pow, HUGE_NUMBER, 2, INFTY, OVER }, { F_pow, -2, 1e300, INFTY, OVER }, { F_pow, 0.5, 1e300, 0.0, 0, ERANGE },
	{ F_pow, -0.0, 0x1p+112, 0.0, 0, 0 }, { F_pow, -1, 0x1p+112, 1, 0, 0 },
};

#define TYPE _Float128
#define DIGITS 113
#define MAXIMUM 0x1.ffffffffffffffffffffffffffffp+16383f128
#define MAX_EXP 16384
#define F(x) x##f128
#define NAME(x) x##_f128
#define TEXT(x) #x
#define CONCERNS(f) ((f) >= F_acos)
#define VECTORS 400
#define STEPS 34000
#include "ulp.h"

static TYPE NAME(call)(int f, TYPE x, TYPE y)
{
	return f == F_atan2 ? atan2f128(x, y) : f == F_pow ? powf128(x, y) : unary[f](x);
}

static void NAME(random)(int f, TYPE *x, TYPE *y)
{
	(void)f;
	*x = from((random_bits() & ~((u128)0x7fff << 112)) | (u128)(16383 + next() % 40 - 30) << 112);
	*y = (int)(next() % 64) - 32;
}

/* The angle is pi where the point is on the left, whatever the sign of the 0; multiples of it elsewhere. */
static void angles(void)
{
	static const _Float128 pi = 0x1.921fb54442d18469898cc51701b8p+1f128;
	static const struct {
		double y, x, quarters;
	} points[] = {
		{ 0.0, -1, 4 }, { -0.0, -1, -4 }, { 0.0, -0.0, 4 }, { -0.0, -0.0, -4 }, { 1, 0.0, 2 }, { -1, -0.0, -2 }, { INFTY, -INFTY, 3 },
		{ -INFTY, -INFTY, -3 }, { INFTY, INFTY, 1 }, { -INFTY, 5, -2 }, { 3, -INFTY, 4 }, { 2, 2, 1 }, { -2, 2, -1 },
	};

	for (unsigned i = 0; i < sizeof points / sizeof *points; i++) {
		_Float128 r = atan2f128(points[i].y, points[i].x) / pi * 4;

		if (r - points[i].quarters > 1e-30f128 || r - points[i].quarters < -1e-30f128)
			t_error("atan2f128(%g, %g): %g quarters", points[i].y, points[i].x, (double)r);
	}
	T_TRUE(acosf128(-1) == pi);
	T_TRUE(asinf128(-1) == -pi / 2);
	T_TRUE(atanf128(INFTY) == pi / 2 && atanf128(-1) == -pi / 4);
	T_TRUE(logf128(MAXIMUM) > 11356 && expf128(logf128(MAXIMUM) - 1) < MAXIMUM);
}

/* sincosf128 gives what the two give, in all modes; x may be where a result goes. */
static void both(void)
{
	for (int i = 0; i < 3000; i++) {
		_Float128 x = from(random_bits()), s, c;

		if (i % 3 == 0)	/* of moderate size */
			x = from((to(x) & ~((u128)0x7fff << 112)) | (u128)(16383 + next() % 40 - 20) << 112);
		sincosf128(x, &s, &c);
		if (x != x || x - x != 0)
			T_TRUE(s != s && c != c);
		else if (to(s) != to(sinf128(x)) || to(c) != to(cosf128(x)))
			t_error("sincosf128(%016llx%016llx)", (unsigned long long)(to(x) >> 64), (unsigned long long)to(x));
		else if (s > 1 || s < -1 || c > 1 || c < -1 || s * s + c * c - 1 > 1e-33f128 || s * s + c * c - 1 < -1e-33f128)
			t_error("of %016llx%016llx the squares are not 1", (unsigned long long)(to(x) >> 64), (unsigned long long)to(x));
	}
}

int main(void)
{
	accuracy_f128();
	special_f128();
	angles();
	both();
	steps_f128();
	return t_status;
}
