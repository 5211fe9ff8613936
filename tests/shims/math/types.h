/* SPDX-License-Identifier: MIT */
/*
 * Includes TEST, a header, by type.h for each floating type, with
 *   TYPE, DIGITS, MAXIMUM, MAX_EXP   the type, its precision, its largest number, and the exponent of that
 *   F(x)                             the function x of the type
 *   NAME(x)                          what is called x here, for this type
 * and calls test() of all of them in test_all().
 */
#include <fenv.h>
#include <float.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "test.h"
#include "random.h"

#define TEXT(...) TEXT_(__VA_ARGS__)
#define TEXT_(...) #__VA_ARGS__

#define X87 (LDBL_MANT_DIG == 64)	/* long double has encodings that are none of a number, an infinity or a NaN */

#define TYPE float
#define DIGITS FLT_MANT_DIG
#define MAXIMUM FLT_MAX
#define MAX_EXP FLT_MAX_EXP
#define F(x) x##f
#define NAME(x) x##_float
#include "type.h"

#define TYPE double
#define DIGITS DBL_MANT_DIG
#define MAXIMUM DBL_MAX
#define MAX_EXP DBL_MAX_EXP
#define F(x) x
#define NAME(x) x##_double
#include "type.h"

#define TYPE long double
#define DIGITS LDBL_MANT_DIG
#define MAXIMUM LDBL_MAX
#define MAX_EXP LDBL_MAX_EXP
#define F(x) x##l
#define NAME(x) x##_ldouble
#include "type.h"

#define TYPE _Float32
#define DIGITS FLT_MANT_DIG
#define MAXIMUM FLT_MAX
#define MAX_EXP FLT_MAX_EXP
#define F(x) x##f32
#define NAME(x) x##_f32
#include "type.h"

#define TYPE _Float64
#define DIGITS DBL_MANT_DIG
#define MAXIMUM DBL_MAX
#define MAX_EXP DBL_MAX_EXP
#define F(x) x##f64
#define NAME(x) x##_f64
#include "type.h"

#define TYPE _Float32x
#define DIGITS DBL_MANT_DIG
#define MAXIMUM DBL_MAX
#define MAX_EXP DBL_MAX_EXP
#define F(x) x##f32x
#define NAME(x) x##_f32x
#include "type.h"

#define TYPE _Float64x
#define DIGITS LDBL_MANT_DIG
#define MAXIMUM LDBL_MAX
#define MAX_EXP LDBL_MAX_EXP
#define F(x) x##f64x
#define NAME(x) x##_f64x
#include "type.h"

#define TYPE _Float128
#define DIGITS 113
#define MAXIMUM 0x1.ffffffffffffffffffffffffffffp+16383f128
#define MAX_EXP 16384
#define F(x) x##f128
#define NAME(x) x##_f128
#include "type.h"

static void test_all(void)
{
	test_float();
	test_double();
	test_ldouble();
	test_f32();
	test_f64();
	test_f32x();
	test_f64x();
	test_f128();
}
