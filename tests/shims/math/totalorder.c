/* SPDX-License-Identifier: MIT */
/* totalorder and totalordermag of every type, against the definition by comparison and by class. */
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include "test.h"

#define TEXT(...) TEXT_(__VA_ARGS__)
#define TEXT_(...) #__VA_ARGS__

static uint64_t seed = 1;

static uint64_t next(void)
{
	uint64_t z = seed += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

static unsigned long seen[2];

#define TYPE float
#define DIGITS FLT_MANT_DIG
#define MAX_EXP FLT_MAX_EXP
#define FUNCTIONS totalorderf, totalordermagf
#define NAME(x) x##_float
#include "totalorder.h"

#define TYPE double
#define DIGITS DBL_MANT_DIG
#define MAX_EXP DBL_MAX_EXP
#define FUNCTIONS totalorder, totalordermag
#define NAME(x) x##_double
#include "totalorder.h"

#define TYPE long double
#define DIGITS LDBL_MANT_DIG
#define MAX_EXP LDBL_MAX_EXP
#define FUNCTIONS totalorderl, totalordermagl
#define NAME(x) x##_ldouble
#include "totalorder.h"

#define TYPE _Float32
#define DIGITS FLT_MANT_DIG
#define MAX_EXP FLT_MAX_EXP
#define FUNCTIONS totalorderf32, totalordermagf32
#define NAME(x) x##_f32
#include "totalorder.h"

#define TYPE _Float64
#define DIGITS DBL_MANT_DIG
#define MAX_EXP DBL_MAX_EXP
#define FUNCTIONS totalorderf64, totalordermagf64
#define NAME(x) x##_f64
#include "totalorder.h"

#define TYPE _Float32x
#define DIGITS DBL_MANT_DIG
#define MAX_EXP DBL_MAX_EXP
#define FUNCTIONS totalorderf32x, totalordermagf32x
#define NAME(x) x##_f32x
#include "totalorder.h"

#define TYPE _Float64x
#define DIGITS LDBL_MANT_DIG
#define MAX_EXP LDBL_MAX_EXP
#define FUNCTIONS totalorderf64x, totalordermagf64x
#define NAME(x) x##_f64x
#include "totalorder.h"

#define TYPE _Float128
#define DIGITS 113
#define MAX_EXP 16384
#define FUNCTIONS totalorderf128, totalordermagf128
#define NAME(x) x##_f128
#include "totalorder.h"

#if LDBL_MANT_DIG == 64
/* x87: what is no number any more, and subnormal numbers with the leading bit, stand where their bits do */
static void encodings(void)
{
	static const union { uint64_t w[2]; long double f; } u[] = {
		{ { 0x7fffffffffffffff, 0 } }, { { 0x8000000000000000, 0 } }, { { 0x8000000000000001, 0 } },
		{ { 0, 1 } }, { { 0x7000000000000000, 1 } }, { { 0x8000000000000000, 1 } }, { { 0x4000000000000000, 0x3fff } },
		{ { 0x8000000000000000, 0x3fff } }, { { 0, 0x7fff } }, { { 1, 0x7fff } }, { { 0x4000000000000000, 0x7fff } },
		{ { 0x8000000000000000, 0x7fff } }, { { 0xa000000000000000, 0x7fff } },
	};
	int n = sizeof u / sizeof *u;

	for (int i = 0; i < n; i++)
		for (int k = 0; k < n; k++) {
			__typeof__(u[0]) a = u[i], b = u[k], c = { { u[i].w[0], u[i].w[1] | 0x8000 } },
				d = { { u[k].w[0], u[k].w[1] | 0xab8000 } };

			if (totalorderl(&a.f, &b.f) != (i <= k) || totalordermagl(&a.f, &d.f) != (i <= k) ||
			    totalorderl(&c.f, &d.f) != (k <= i) || totalorderl(&c.f, &b.f) != 1 ||
			    totalorderl(&a.f, &d.f) != 0)
				t_error("encodings %d, %d", i, k);
		}
}
#else
static void encodings(void)
{
}
#endif

int main(void)
{
	errno = 0;
	test_float();
	test_double();
	test_ldouble();
	test_f32();
	test_f64();
	test_f32x();
	test_f64x();
	test_f128();
	encodings();
	for (int i = 0; i < 2; i++)
		if (seen[i] < 25000)
			t_error("%lu times %d", seen[i], i);
	return t_status;
}
