/* SPDX-License-Identifier: MIT */
/*
 * The complex functions of _Float128: cargf128 cexpf128 clogf128 clog10f128 cpowf128 csqrtf128 csinf128 ccosf128 ctanf128
 * csinhf128 ccoshf128 ctanhf128 casinf128 cacosf128 catanf128 casinhf128 cacoshf128 catanhf128. By results of complex.h in the
 * four rounding modes, the special values of C23 Annex G, and by symmetries. errno is as it was, but for underflow of cargf128.
 */
#include <complex.h>
#include <stdbool.h>
#include "special.h"
#include "complex.h"

typedef _Complex _Float128 quad;

static quad (*const function[])(quad) = {
	[F_cacos] = cacosf128, [F_cacosh] = cacoshf128, [F_casin] = casinf128, [F_casinh] = casinhf128, [F_catan] = catanf128,
	[F_catanh] = catanhf128, [F_ccos] = ccosf128, [F_ccosh] = ccoshf128, [F_cexp] = cexpf128, [F_clog] = clogf128,
	[F_clog10] = clog10f128, [F_csin] = csinf128, [F_csinh] = csinhf128, [F_csqrt] = csqrtf128, [F_ctan] = ctanf128,
	[F_ctanh] = ctanhf128,
};
static const char *const names[] = {
	[F_cacos] = "cacos", [F_cacosh] = "cacosh", [F_casin] = "casin", [F_casinh] = "casinh", [F_catan] = "catan",
	[F_catanh] = "catanh", [F_ccos] = "ccos", [F_ccosh] = "ccosh", [F_cexp] = "cexp", [F_clog] = "clog", [F_clog10] = "clog10",
	[F_csin] = "csin", [F_csinh] = "csinh", [F_csqrt] = "csqrt", [F_ctan] = "ctan", [F_ctanh] = "ctanh",
};

static quad of(const u128 *x)
{
	return __builtin_complex(from(x[0]), from(x[1]));
}

static void show(const char *name, const u128 *x, const u128 *got)
{
	t_error("%s(%016llx %016llx, %016llx %016llx) = %016llx %016llx, %016llx %016llx; exceptions %x", name,
		(unsigned long long)(x[0] >> 64), (unsigned long long)x[0], (unsigned long long)(x[1] >> 64), (unsigned long long)x[1],
		(unsigned long long)(got[0] >> 64), (unsigned long long)got[0], (unsigned long long)(got[1] >> 64),
		(unsigned long long)got[1], (unsigned)raised);
}

static void call(int f, const u128 *x, u128 *got)
{
	quad z = of(x);

	feclearexcept(FE_ALL_EXCEPT);
	errno = 0;
	z = function[f](z);
	raised = fetestexcept(FE_ALL_EXCEPT & ~FE_INEXACT);
	if (errno)
		t_error("%s: errno %d", names[f], errno);
	memcpy(got, &z, sizeof z);
}

static bool within(u128 x, u128 want, int bound)
{
	__int128 off = rank(x) - rank(want);

	return off <= bound && -off <= bound && !((x ^ want) & SIGN && want & ~SIGN);
}

static void check_vectors(void)
{
	for (size_t i = 0; i < COUNT(vectors) * 4; i++) {
		const struct vector *v = &vectors[i / 4];
		u128 got[2];

		fesetround(modes[i % 4]);
		call(v->f, v->x, got);
		fesetround(FE_TONEAREST);
		if (!within(got[0], v->want[0], BOUND(1, 12)) || !within(got[1], v->want[1], BOUND(1, 12)) || raised)
			show(names[v->f], v->x, got);
	}
}

static void check_powers(void)
{
	for (size_t i = 0; i < COUNT(powers) * 4; i++) {
		quad z;
		u128 got[2];

		fesetround(modes[i % 4]);
		z = cpowf128(of(powers[i / 4].z), of(powers[i / 4].c));
		fesetround(FE_TONEAREST);
		memcpy(got, &z, sizeof z);
		/* glibc's own may have no right digit in one part */
		if (BOUND(!within(got[0], powers[i / 4].want[0], 1) || !within(got[1], powers[i / 4].want[1], 1), false))
			show("cpow of", powers[i / 4].z, got);
	}
}

#define N NAN
#undef I
#define I INFINITY
#define PI 3.14159265358979323846264338327950288f128
/* in want[]: of either sign */
#define ANY_0 0x1p-100f128
#define ANY_I 0x1p100f128
#define ANY_P 0x1p50f128	/* half of pi */
/* in raised: or may be */
#define MAY 0x10000
#define INV FE_INVALID
#define DIV FE_DIVBYZERO

/* Of arguments with positive signs where the other ones follow by symmetry. */
static const struct {
	int f;
	_Float128 x[2], want[2];
	int raised;
} specials[] = {
	{ F_cacos, { 0, 0 }, { PI / 2, -0.0f128 }, 0 },
	{ F_cacos, { -0.0f128, 0 }, { PI / 2, -0.0f128 }, 0 },
	{ F_cacos, { 0, N }, { PI / 2, N }, 0 }, { F_cacos, { 2, I }, { PI / 2, -I }, 0 }, { F_cacos, { -2, I }, { PI / 2, -I }, 0 },
	{ F_cacos, { 2, N }, { N, N }, MAY }, { F_cacos, { -I, 2 }, { PI, -I }, 0 }, { F_cacos, { I, 2 }, { 0, -I }, 0 },
	{ F_cacos, { -I, I }, { 3 * PI / 4, -I }, 0 }, { F_cacos, { I, I }, { PI / 4, -I }, 0 }, { F_cacos, { I, N }, { N, ANY_I }, 0 },
	{ F_cacos, { -I, N }, { N, ANY_I }, 0 }, { F_cacos, { N, 2 }, { N, N }, MAY }, { F_cacos, { N, I }, { N, -I }, 0 },
	{ F_cacos, { N, N }, { N, N }, 0 }, { F_cacos, { 1, 0 }, { 0, -0.0f128 }, 0 }, { F_cacos, { -1, 0 }, { PI, -0.0f128 }, 0 },
	{ F_cacosh, { 0, 0 }, { 0, PI / 2 }, 0 }, { F_cacosh, { -0.0f128, 0 }, { 0, PI / 2 }, 0 },
	{ F_cacosh, { 2, I }, { I, PI / 2 }, 0 },
	{ F_cacosh, { 2, N }, { N, N }, MAY }, { F_cacosh, { -I, 2 }, { I, PI }, 0 }, { F_cacosh, { I, 2 }, { I, 0 }, 0 },
	{ F_cacosh, { -I, I }, { I, 3 * PI / 4 }, 0 }, { F_cacosh, { I, I }, { I, PI / 4 }, 0 }, { F_cacosh, { I, N }, { I, N }, 0 },
	{ F_cacosh, { -I, N }, { I, N }, 0 }, { F_cacosh, { N, 2 }, { N, N }, MAY }, { F_cacosh, { N, I }, { I, N }, 0 },
	{ F_cacosh, { N, N }, { N, N }, 0 }, { F_cacosh, { 0, N }, { N, ANY_P }, 0 },
	{ F_casinh, { 0, 0 }, { 0, 0 }, 0 }, { F_casinh, { 2, I }, { I, PI / 2 }, 0 }, { F_casinh, { 2, N }, { N, N }, MAY },
	{ F_casinh, { I, 2 }, { I, 0 }, 0 }, { F_casinh, { I, I }, { I, PI / 4 }, 0 }, { F_casinh, { I, N }, { I, N }, 0 },
	{ F_casinh, { N, 0 }, { N, 0 }, 0 }, { F_casinh, { N, 2 }, { N, N }, MAY }, { F_casinh, { N, I }, { ANY_I, N }, 0 },
	{ F_casinh, { N, N }, { N, N }, 0 }, { F_casinh, { 0, 1 }, { 0, PI / 2 }, 0 },
	{ F_catanh, { 0, 0 }, { 0, 0 }, 0 }, { F_catanh, { 0, N }, { 0, N }, 0 }, { F_catanh, { 1, 0 }, { I, 0 }, DIV },
	{ F_catanh, { 2, I }, { 0, PI / 2 }, 0 }, { F_catanh, { 2, N }, { N, N }, MAY }, { F_catanh, { I, 2 }, { 0, PI / 2 }, 0 },
	{ F_catanh, { I, I }, { 0, PI / 2 }, 0 }, { F_catanh, { I, N }, { 0, N }, 0 }, { F_catanh, { N, 2 }, { N, N }, MAY },
	{ F_catanh, { N, I }, { ANY_0, PI / 2 }, 0 }, { F_catanh, { N, N }, { N, N }, 0 },
	{ F_ccosh, { 0, 0 }, { 1, 0 }, 0 }, { F_ccosh, { 0, I }, { N, ANY_0 }, INV }, { F_ccosh, { 0, N }, { N, ANY_0 }, 0 },
	{ F_ccosh, { 2, I }, { N, N }, INV }, { F_ccosh, { 2, N }, { N, N }, MAY }, { F_ccosh, { I, 0 }, { I, 0 }, 0 },
	{ F_ccosh, { I, 2 }, { -I, I }, 0 }, { F_ccosh, { I, 4 }, { -I, -I }, 0 }, { F_ccosh, { I, I }, { ANY_I, N }, INV },
	{ F_ccosh, { I, N }, { I, N }, 0 }, { F_ccosh, { N, 0 }, { N, ANY_0 }, 0 }, { F_ccosh, { N, 2 }, { N, N }, MAY },
	{ F_ccosh, { N, N }, { N, N }, 0 },
	{ F_csinh, { 0, 0 }, { 0, 0 }, 0 }, { F_csinh, { 0, I }, { ANY_0, N }, INV }, { F_csinh, { 0, N }, { ANY_0, N }, 0 },
	{ F_csinh, { 2, I }, { N, N }, INV }, { F_csinh, { 2, N }, { N, N }, MAY }, { F_csinh, { I, 0 }, { I, 0 }, 0 },
	{ F_csinh, { I, 2 }, { -I, I }, 0 }, { F_csinh, { I, 4 }, { -I, -I }, 0 }, { F_csinh, { I, I }, { ANY_I, N }, INV },
	{ F_csinh, { I, N }, { ANY_I, N }, 0 }, { F_csinh, { N, 0 }, { N, 0 }, 0 }, { F_csinh, { N, 2 }, { N, N }, MAY },
	{ F_csinh, { N, N }, { N, N }, 0 },
	{ F_ctanh, { 0, 0 }, { 0, 0 }, 0 }, { F_ctanh, { 0, I }, { 0, N }, INV }, { F_ctanh, { 2, I }, { N, N }, INV },
	{ F_ctanh, { 0, N }, { 0, N }, 0 }, { F_ctanh, { 2, N }, { N, N }, MAY }, { F_ctanh, { I, 1 }, { 1, 0 }, 0 },
	{ F_ctanh, { I, 2 }, { 1, -0.0f128 }, 0 }, { F_ctanh, { I, I }, { 1, ANY_0 }, 0 }, { F_ctanh, { I, N }, { 1, ANY_0 }, 0 },
	{ F_ctanh, { N, 0 }, { N, 0 }, 0 }, { F_ctanh, { N, 2 }, { N, N }, MAY }, { F_ctanh, { N, N }, { N, N }, 0 },
	{ F_cexp, { 0, 0 }, { 1, 0 }, 0 }, { F_cexp, { -0.0f128, 0 }, { 1, 0 }, 0 }, { F_cexp, { 2, I }, { N, N }, INV },
	{ F_cexp, { 2, N }, { N, N }, MAY }, { F_cexp, { I, 0 }, { I, 0 }, 0 }, { F_cexp, { -I, 2 }, { -0.0f128, 0 }, 0 },
	{ F_cexp, { I, 2 }, { -I, I }, 0 }, { F_cexp, { -I, I }, { ANY_0, ANY_0 }, 0 }, { F_cexp, { I, I }, { ANY_I, N }, INV },
	{ F_cexp, { -I, N }, { ANY_0, ANY_0 }, 0 }, { F_cexp, { I, N }, { ANY_I, N }, 0 }, { F_cexp, { N, 0 }, { N, 0 }, 0 },
	{ F_cexp, { N, 2 }, { N, N }, MAY }, { F_cexp, { N, N }, { N, N }, 0 },
	{ F_clog, { -0.0f128, 0 }, { -I, PI }, DIV }, { F_clog, { 0, 0 }, { -I, 0 }, DIV }, { F_clog, { 2, I }, { I, PI / 2 }, 0 },
	{ F_clog, { 2, N }, { N, N }, MAY }, { F_clog, { -I, 2 }, { I, PI }, 0 }, { F_clog, { I, 2 }, { I, 0 }, 0 },
	{ F_clog, { -I, I }, { I, 3 * PI / 4 }, 0 }, { F_clog, { I, I }, { I, PI / 4 }, 0 }, { F_clog, { I, N }, { I, N }, 0 },
	{ F_clog, { -I, N }, { I, N }, 0 }, { F_clog, { N, 2 }, { N, N }, MAY }, { F_clog, { N, I }, { I, N }, 0 },
	{ F_clog, { N, N }, { N, N }, 0 }, { F_clog, { 1, 0 }, { 0, 0 }, 0 }, { F_clog, { -1, 0 }, { 0, PI }, 0 },
	{ F_clog10, { 0, 0 }, { -I, 0 }, DIV }, { F_clog10, { I, 2 }, { I, 0 }, 0 }, { F_clog10, { 2, N }, { N, N }, MAY },
	{ F_clog10, { -I, N }, { I, N }, 0 }, { F_clog10, { N, I }, { I, N }, 0 }, { F_clog10, { 1000, 0 }, { 3, 0 }, 0 },
	{ F_csqrt, { 0, 0 }, { 0, 0 }, 0 }, { F_csqrt, { -0.0f128, 0 }, { 0, 0 }, 0 }, { F_csqrt, { 2, I }, { I, I }, 0 },
	{ F_csqrt, { N, I }, { I, I }, 0 }, { F_csqrt, { -I, I }, { I, I }, 0 }, { F_csqrt, { 2, N }, { N, N }, MAY },
	{ F_csqrt, { -I, 2 }, { 0, I }, 0 }, { F_csqrt, { I, 2 }, { I, 0 }, 0 }, { F_csqrt, { -I, N }, { N, ANY_I }, 0 },
	{ F_csqrt, { I, N }, { I, N }, 0 }, { F_csqrt, { N, 2 }, { N, N }, MAY }, { F_csqrt, { N, N }, { N, N }, 0 },
	{ F_csqrt, { 3, 4 }, { 2, 1 }, 0 }, { F_csqrt, { -4, 0 }, { 0, 2 }, 0 },
	/* what overflows, on the way or at the end */
	{ F_cexp, { 12000, 1 }, { I, I }, FE_OVERFLOW }, { F_csinh, { 12000, 1 }, { I, I }, FE_OVERFLOW },
	{ F_ccosh, { 12000, 1 }, { I, I }, FE_OVERFLOW }, { F_csin, { 1, 12000 }, { I, I }, FE_OVERFLOW },
	{ F_ccos, { 1, 12000 }, { I, -I }, FE_OVERFLOW }, { F_ctanh, { 12000, 0 }, { 1, 0 }, 0 },
	{ F_cexp, { 0x1p16000f128, 1 }, { I, I }, FE_OVERFLOW },
};

static bool as(u128 got, _Float128 want)
{
	u128 m = got & ~SIGN;

	if (want == ANY_0)
		return !m;
	if (want == ANY_I)
		return m == INF;
	if (want == ANY_P)
		return m == to(PI / 2);
	return want != want ? m > INF && got >> 111 & 1 : want == 0 || m >= INF ? got == to(want) : within(got, to(want), BOUND(1, 2));
}

static bool is_odd(int f)
{
	return f == F_casin || f == F_casinh || f == F_catan || f == F_catanh || f == F_csin || f == F_csinh || f == F_ctan ||
		f == F_ctanh;
}

static bool is_even(int f)
{
	return f == F_ccos || f == F_ccosh;
}

static void check_specials(void)
{
	for (size_t i = 0; i < COUNT(specials) * 4; i++) {
		int f = specials[i / 4].f, may = specials[i / 4].raised & MAY;
		bool conjugate = i & 1, negative = i & 2;
		u128 x[2] = { to(specials[i / 4].x[0]), to(specials[i / 4].x[1]) }, got[2];

		if (negative && !is_odd(f) && !is_even(f))
			continue;
		if (conjugate)
			x[1] ^= SIGN;
		if (negative) {
			x[0] ^= SIGN;
			x[1] ^= SIGN;
		}
		call(f, x, got);
		if (negative && is_odd(f)) {
			got[0] ^= SIGN;
			got[1] ^= SIGN;
		}
		if (conjugate)
			got[1] ^= SIGN;
		if (!as(got[0], specials[i / 4].want[0]) || !as(got[1], specials[i / 4].want[1]) ||
			(raised != (specials[i / 4].raised & ~MAY) && !(may && raised == FE_INVALID)))
			show(names[f], x, got);
	}
}

/* glibc's own but nearly, and not where the sign of an infinity or zero is left open */
static bool same(u128 x, u128 y)
{
	return x == y || ((x & ~SIGN) > INF && (y & ~SIGN) > INF) || (BOUND(false, true) && within(x, y, 20));
}

/* The circular functions and their inverses by the hyperbolic ones, of all classes of numbers: -i f(i z), ccosh(i z). */
static void check_symmetries(void)
{
	static const int pairs[][2] = {
		{ F_csin, F_csinh }, { F_ctan, F_ctanh }, { F_casin, F_casinh }, { F_catan, F_catanh }, { F_ccos, F_ccosh }
	};

	for (int i = 0; i < 4000; i++) {
		u128 x[2] = { random_bits(), random_bits() }, y[2], got[2], other[2];

		for (int k = 0; k < 2; k++)
			if ((x[k] & ~SIGN) > INF)
				x[k] |= (u128)1 << 111;
		if (BOUND(false, (x[0] & ~SIGN) >= INF || (x[1] & ~SIGN) >= INF))
			continue;
		for (size_t k = 0; k < COUNT(pairs); k++) {
			y[0] = x[1] ^ (k == 4 ? SIGN : 0);
			y[1] = x[0];
			call(pairs[k][0], x, got);
			call(pairs[k][1], y, other);
			if (!same(got[0], other[k < 4]) || !same(got[1], other[k == 4]))
				show(names[pairs[k][0]], x, got);
		}
		y[0] = x[0];
		y[1] = x[1] ^ SIGN;
		for (int f = 0; f < (int)COUNT(function); f++) {
			call(f, x, got);
			call(f, y, other);
			if (!same(got[0], other[0]) || !same(got[1], other[1] ^ SIGN))
				show(names[f], x, got);
		}
	}
}

static void check_arg(void)
{
	static const struct {
		_Float128 x, y, want;
	} args[] = {
		{ 0, 0, 0 }, { -0.0f128, 0, PI }, { -I, 2, PI }, { I, 2, 0 }, { 2, I, PI / 2 }, { I, I, PI / 4 }, { -I, I, 3 * PI / 4 },
		{ -2, 0, PI }, { 2, 0, 0 }, { 0, 2, PI / 2 }, { N, 2, N }, { 2, N, N }, { I, N, N }, { 1, 1, PI / 4 },
	};

	for (size_t i = 0; i < COUNT(args) * 2; i++) {
		_Float128 sign = i & 1 ? -1 : 1;
		u128 got;

		errno = 0;
		got = to(sign * cargf128(__builtin_complex(args[i / 2].x, sign * args[i / 2].y)));
		if (!as(got | (got << 1 > INF << 1 ? (u128)1 << 111 : 0), args[i / 2].want) || errno)
			t_error("carg %d: %016llx %016llx, errno %d", (int)i, (unsigned long long)(got >> 64), (unsigned long long)got, errno);
	}
	errno = 0;
	feclearexcept(FE_ALL_EXCEPT);
	T_SAME(cargf128(__builtin_complex(0x1p16000f128, 0x1p-16400f128)), 0);
	T_INT(errno, ERANGE);
	T_TRUE(fetestexcept(FE_UNDERFLOW));
}

/* Gaussian numbers to whole powers, exactly; powers of 0 */
static void check_whole_powers(void)
{
	static const struct {
		int x, y, n, re, im;
	} whole[] = {
		{ 2, 0, 10, 1024, 0 }, { 1, 1, 2, 0, 2 }, { 0, 1, 2, -1, 0 }, { 0, 1, 3, 0, -1 }, { -2, 0, 3, -8, 0 }, { 1, -1, 4, -4, 0 },
		{ 2, 1, 2, 3, 4 }, { 3, 4, 0, 1, 0 }, { 1, 2, 3, -11, -2 }, { -3, 0, 2, 9, 0 },
	};

	for (size_t i = 0; i < COUNT(whole); i++) {
		quad z = cpowf128(__builtin_complex((_Float128)whole[i].x, (_Float128)whole[i].y), whole[i].n);
		_Float128 re = crealf128(z) - whole[i].re, im = cimagf128(z) - whole[i].im;

		if (BOUND(re != 0 || im != 0, re > 1e-28 || re < -1e-28 || im > 1e-28 || im < -1e-28))
			t_error("power %d", (int)i);
	}
	T_TRUE(cpowf128(__builtin_complex(0.0f128, 0.0f128), 2) == 0);
}

int main(void)
{
	check_vectors();
	check_powers();
	check_specials();
	check_symmetries();
	check_arg();
	check_whole_powers();
	return t_status;
}
