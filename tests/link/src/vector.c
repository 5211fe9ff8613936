/* SPDX-License-Identifier: MIT */
/* Loops that a compiler makes calls of vector functions of, each against the scalar function; "ok" if they agree. */
#define _GNU_SOURCE
#include <math.h>
#include <stdio.h>

#define N 37	/* no multiple of a vector's length */

#define FUNCTIONS(X) \
	X(acos, 0.02) X(acosh, 1) X(asin, 0.02) X(asinh, 1) X(atan, 1) X(atanh, 0.02) X(cbrt, 1) X(cos, 1) X(cosh, 0.1) X(erf, 0.1) \
	X(erfc, 0.1) X(exp, 1) X(exp2, 1) X(expm1, 1) X(log, 1) X(log10, 1) X(log1p, 1) X(log2, 1) X(sin, 1) X(sinh, 0.1) X(tan, 1) \
	X(tanh, 0.1)
#define OF_TWO(X) X(atan2) X(hypot) X(pow)

#define LOOP(g, step) \
static __attribute__((noinline)) void all_##g(double *restrict a, const double *restrict b, int n) \
{ \
	for (int i = 0; i < n; i++) \
		a[i] = g(b[i]); \
} \
static __attribute__((noinline)) void all_##g##f(float *restrict a, const float *restrict b, int n) \
{ \
	for (int i = 0; i < n; i++) \
		a[i] = g##f(b[i]); \
}
FUNCTIONS(LOOP)

#define LOOP_OF_TWO(g) \
static __attribute__((noinline)) void all_##g(double *restrict a, const double *restrict b, const double *restrict c, int n) \
{ \
	for (int i = 0; i < n; i++) \
		a[i] = g(b[i], c[i]); \
} \
static __attribute__((noinline)) void all_##g##f(float *restrict a, const float *restrict b, const float *restrict c, int n) \
{ \
	for (int i = 0; i < n; i++) \
		a[i] = g##f(b[i], c[i]); \
}
OF_TWO(LOOP_OF_TWO)

#ifdef __x86_64__
static __attribute__((noinline)) void all_sincos(double *s, double *c, const double *b, int n)
{
#pragma omp simd
	for (int i = 0; i < n; i++)
		sincos(b[i], &s[i], &c[i]);
}

static __attribute__((noinline)) void all_sincosf(float *s, float *c, const float *b, int n)
{
#pragma omp simd
	for (int i = 0; i < n; i++)
		sincosf(b[i], &s[i], &c[i]);
}
#endif

static int bad;

static void same(const char *name, double got, double want, double bound)
{
	if (!(fabs(got - want) <= bound * fabs(want)))
		bad = 1, printf("%s: %.17g, want %.17g\n", name, got, want);
}

static double x[N], y[N], r[N], r2[N];
static float xf[N], yf[N], rf[N], rf2[N];

static void fill(double step)
{
	for (int i = 0; i < N; i++) {
		xf[i] = (float)((i + 1.25) * step);
		x[i] = xf[i];
		y[i] = yf[i] = 3.5f - (float)i / 8;
	}
}

int main(void)
{
#define TRY(g, step) do { \
	double (*volatile one)(double) = g; \
	float (*volatile onef)(float) = g##f; \
	\
	fill(step); \
	all_##g(r, x, N); \
	all_##g##f(rf, xf, N); \
	for (int i = 0; i < N; i++) { \
		same(#g, r[i], one(x[i]), 2e-15); \
		same(#g "f", rf[i], onef(xf[i]), 1e-6); \
	} \
} while (0);
	FUNCTIONS(TRY)
#define TRY_OF_TWO(g) do { \
	double (*volatile one)(double, double) = g; \
	float (*volatile onef)(float, float) = g##f; \
	\
	fill(1); \
	all_##g(r, x, y, N); \
	all_##g##f(rf, xf, yf, N); \
	for (int i = 0; i < N; i++) { \
		same(#g, r[i], one(x[i], y[i]), 2e-15); \
		same(#g "f", rf[i], onef(xf[i], yf[i]), 1e-6); \
	} \
} while (0);
	OF_TWO(TRY_OF_TWO)
#ifdef __x86_64__
	double (*volatile s)(double) = sin, (*volatile c)(double) = cos;

	fill(1);
	all_sincos(r, r2, x, N);
	all_sincosf(rf, rf2, xf, N);
	for (int i = 0; i < N; i++) {
		same("sincos, sine", r[i], s(x[i]), 2e-15);
		same("sincos, cosine", r2[i], c(x[i]), 2e-15);
		same("sincosf, sine", rf[i], s(x[i]), 1e-6);
		same("sincosf, cosine", rf2[i], c(x[i]), 1e-6);
	}
#endif
	(void)r2, (void)rf2;
	if (!bad)
		puts("ok");
	return bad;
}
