/* SPDX-License-Identifier: MIT */
/*
 * Nanoseconds for an element: the scalar function, then libmvec's, by the letter and lanes of their names, with glibc 2.43's
 * headers. libcompat's when linked with -L<floor directory> -lm, else glibc's own; x86_64 with AVX2.
 */
#include "now.h"

#include <math.h>
#include <stdio.h>

#define N 1024
#define ROUNDS 200

typedef double d2 __attribute__((vector_size(16)));
typedef float f4 __attribute__((vector_size(16)));
typedef double d4 __attribute__((vector_size(32)));
typedef float f8 __attribute__((vector_size(32)));

static double x[N] __attribute__((aligned(64))), y[N] __attribute__((aligned(64))), r[N] __attribute__((aligned(64)));
static float xf[N] __attribute__((aligned(64))), yf[N] __attribute__((aligned(64))), rf[N] __attribute__((aligned(64)));

/* the best of some */
#define TIME(statement) do { \
	double best = 1e18; \
	\
	for (int k = 0; k < ROUNDS; k++) { \
		double start = now(); \
		\
		statement; \
		__asm__ volatile("" : : : "memory"); \
		start = now() - start; \
		best = start < best ? start : best; \
	} \
	printf(" %7.2f", best / N); \
} while (0)

#define ALL1(f, type, x, r) for (unsigned i = 0; i < N; i += sizeof(type) / sizeof *x) *(type *)&r[i] = f(*(type *)&x[i])
#define ALL2(f, type, x, r, y) for (unsigned i = 0; i < N; i += sizeof(type) / sizeof *x) \
	*(type *)&r[i] = f(*(type *)&x[i], *(type *)&y[i])

#define AVX(isa) __attribute__((target(isa)))
#define ONE(g) \
	d2 _ZGVbN2v_##g(d2); f4 _ZGVbN4v_##g##f(f4); AVX("avx") d4 _ZGVcN4v_##g(d4); AVX("avx") f8 _ZGVcN8v_##g##f(f8); \
	AVX("avx2") d4 _ZGVdN4v_##g(d4); AVX("avx2") f8 _ZGVdN8v_##g##f(f8); \
	static void b_##g(void) { TIME(ALL1(_ZGVbN2v_##g, d2, x, r)); } \
	static void bf_##g(void) { TIME(ALL1(_ZGVbN4v_##g##f, f4, xf, rf)); } \
	AVX("avx") static void c_##g(void) { TIME(ALL1(_ZGVcN4v_##g, d4, x, r)); } \
	AVX("avx") static void cf_##g(void) { TIME(ALL1(_ZGVcN8v_##g##f, f8, xf, rf)); } \
	AVX("avx2") static void d_##g(void) { TIME(ALL1(_ZGVdN4v_##g, d4, x, r)); } \
	AVX("avx2") static void df_##g(void) { TIME(ALL1(_ZGVdN8v_##g##f, f8, xf, rf)); } \
	static void scalar_##g(void) { TIME(ALL1(g, double, x, r)); } \
	static void scalarf_##g(void) { TIME(ALL1(g##f, float, xf, rf)); }
#define TWO(g) \
	d2 _ZGVbN2vv_##g(d2, d2); f4 _ZGVbN4vv_##g##f(f4, f4); AVX("avx") d4 _ZGVcN4vv_##g(d4, d4); AVX("avx") f8 _ZGVcN8vv_##g##f(f8, f8); \
	AVX("avx2") d4 _ZGVdN4vv_##g(d4, d4); AVX("avx2") f8 _ZGVdN8vv_##g##f(f8, f8); \
	static void b_##g(void) { TIME(ALL2(_ZGVbN2vv_##g, d2, x, r, y)); } \
	static void bf_##g(void) { TIME(ALL2(_ZGVbN4vv_##g##f, f4, xf, rf, yf)); } \
	AVX("avx") static void c_##g(void) { TIME(ALL2(_ZGVcN4vv_##g, d4, x, r, y)); } \
	AVX("avx") static void cf_##g(void) { TIME(ALL2(_ZGVcN8vv_##g##f, f8, xf, rf, yf)); } \
	AVX("avx2") static void d_##g(void) { TIME(ALL2(_ZGVdN4vv_##g, d4, x, r, y)); } \
	AVX("avx2") static void df_##g(void) { TIME(ALL2(_ZGVdN8vv_##g##f, f8, xf, rf, yf)); } \
	static void scalar_##g(void) { TIME(ALL2(g, double, x, r, y)); } \
	static void scalarf_##g(void) { TIME(ALL2(g##f, float, xf, rf, yf)); }
#define SAY(g) printf("%-6s", #g), scalar_##g(), b_##g(), c_##g(), d_##g(), scalarf_##g(), bf_##g(), cf_##g(), df_##g(), puts("");
#define COLUMNS "         scalar    bN2     cN4     dN4  scalarf    bN4     cN8     dN8"

ONE(exp) ONE(exp2) ONE(exp10) ONE(log) ONE(log2) ONE(log10) ONE(sin) ONE(cos) TWO(pow) ONE(atan) ONE(tanh)

int main(void)
{
	for (int i = 0; i < N; i++) {
		xf[i] = (float)(x[i] = 0.01 + 0.01 * i);
		yf[i] = (float)(y[i] = 3 - 0.005 * i);
	}
	puts(COLUMNS);
	SAY(exp) SAY(exp2) SAY(exp10) SAY(log) SAY(log2) SAY(log10) SAY(sin) SAY(cos) SAY(pow) SAY(atan) SAY(tanh)
}
