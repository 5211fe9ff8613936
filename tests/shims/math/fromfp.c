/* SPDX-License-Identifier: MIT */
/*
 * fromfp, fromfpx, ufromfp and ufromfpx of every type, against the definition in the type's own
 * arithmetic. With headers from before 2.43 the results are integers: tests/link/changed-type.sh builds it so.
 */
#include <fenv.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdint.h>
#include "test.h"

#define UNSIGNED 1
#define INEXACT 2
#define INTEGERS !__GLIBC_PREREQ(2, 43)
#if INTEGERS
#define SIGNED_RESULT intmax_t
#define UNSIGNED_RESULT uintmax_t
#define RESULT uintmax_t
#else
#define SIGNED_RESULT TYPE
#define UNSIGNED_RESULT TYPE
#define RESULT TYPE
#endif

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

static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
/* the last ones are no directions: toward zero */
static const int directions[] = { FP_INT_UPWARD, FP_INT_DOWNWARD, FP_INT_TOWARDZERO, FP_INT_TONEARESTFROMZERO,
	FP_INT_TONEAREST, -1, 5, INT_MIN, INT_MAX };
static unsigned long seen[3];	/* errors, results, results with FE_INEXACT */

/* an integer in the place of a result that there is not */
static uintmax_t limit(int negative, unsigned bits, int flags)
{
	if (!bits || bits > 64)
		return 0;
	if (flags & UNSIGNED)
		return negative ? 0 : UINTMAX_MAX >> (64 - bits);
	return negative ? -((uintmax_t)1 << (bits - 1)) : ((uintmax_t)1 << (bits - 1)) - 1;
}

#define TYPE float
#define DIGITS FLT_MANT_DIG
#define MAXIMUM FLT_MAX
#define MAX_EXP FLT_MAX_EXP
#define FUNCTIONS fromfpf, fromfpxf, ufromfpf, ufromfpxf
#define NAME(x) x##_float
#include "fromfp.h"

#define TYPE double
#define DIGITS DBL_MANT_DIG
#define MAXIMUM DBL_MAX
#define MAX_EXP DBL_MAX_EXP
#define FUNCTIONS fromfp, fromfpx, ufromfp, ufromfpx
#define NAME(x) x##_double
#include "fromfp.h"

#define TYPE long double
#define DIGITS LDBL_MANT_DIG
#define MAXIMUM LDBL_MAX
#define MAX_EXP LDBL_MAX_EXP
#define FUNCTIONS fromfpl, fromfpxl, ufromfpl, ufromfpxl
#define NAME(x) x##_ldouble
#include "fromfp.h"

#define TYPE _Float32
#define DIGITS FLT_MANT_DIG
#define MAXIMUM FLT_MAX
#define MAX_EXP FLT_MAX_EXP
#define FUNCTIONS fromfpf32, fromfpxf32, ufromfpf32, ufromfpxf32
#define NAME(x) x##_f32
#include "fromfp.h"

#define TYPE _Float64
#define DIGITS DBL_MANT_DIG
#define MAXIMUM DBL_MAX
#define MAX_EXP DBL_MAX_EXP
#define FUNCTIONS fromfpf64, fromfpxf64, ufromfpf64, ufromfpxf64
#define NAME(x) x##_f64
#include "fromfp.h"

#define TYPE _Float32x
#define DIGITS DBL_MANT_DIG
#define MAXIMUM DBL_MAX
#define MAX_EXP DBL_MAX_EXP
#define FUNCTIONS fromfpf32x, fromfpxf32x, ufromfpf32x, ufromfpxf32x
#define NAME(x) x##_f32x
#include "fromfp.h"

#define TYPE _Float64x
#define DIGITS LDBL_MANT_DIG
#define MAXIMUM LDBL_MAX
#define MAX_EXP LDBL_MAX_EXP
#define FUNCTIONS fromfpf64x, fromfpxf64x, ufromfpf64x, ufromfpxf64x
#define NAME(x) x##_f64x
#include "fromfp.h"

#define TYPE _Float128
#define DIGITS 113
#define MAXIMUM 0x1.ffffffffffffffffffffffffffffp+16383f128
#define MAX_EXP 16384
#define FUNCTIONS fromfpf128, fromfpxf128, ufromfpf128, ufromfpxf128
#define NAME(x) x##_f128
#include "fromfp.h"

#if LDBL_MANT_DIG == 64 && !INTEGERS
/* x87: a subnormal number with the leading bit is a number still; infinity and NaNs without it are none */
static void encodings(void)
{
	union { uint64_t w[2]; long double f; } u = { { 0x8000000000000000, 0 } };

	feclearexcept(FE_ALL_EXCEPT);
	T_TRUE(fromfpl(u.f, FP_INT_UPWARD, 2) == 1);
	T_TRUE(ufromfpl(u.f, FP_INT_TONEAREST, 2) == 0);
	T_INT(fetestexcept(FE_ALL_EXCEPT), 0);
	T_TRUE(fromfpxl(u.f, FP_INT_TOWARDZERO, 1) == 0);
	T_INT(fetestexcept(FE_ALL_EXCEPT), FE_INEXACT);
	u.w[1] = 0x7fff;
	for (u.w[0] = 0; u.w[0] < 3; u.w[0]++) {
		feclearexcept(FE_ALL_EXCEPT);
		T_ERR(isnan(fromfpxl(u.f, FP_INT_UPWARD, 64)), 1, EDOM);
		T_INT(fetestexcept(FE_ALL_EXCEPT), FE_INVALID);
	}
}
#else
static void encodings(void)
{
}
#endif

int main(void)
{
	test_float();
	test_double();
	test_ldouble();
	test_f32();
	test_f64();
	test_f32x();
	test_f64x();
	test_f128();
	encodings();
	for (int i = 0; i < 3; i++)
		if (seen[i] < 20000)
			t_error("%lu of %d", seen[i], i);
	return t_status;
}
