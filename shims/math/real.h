/* SPDX-License-Identifier: MIT */
/*
 * For the files of shims/math/type, each of which is compiled for every floating type of the architecture: KIND says
 * which. Values are taken apart as bits, so that nothing but what is meant to raises an exception.
 *
 *   REAL      the type
 *   F(name)   the function of that name for it
 *   DIGITS    its precision, as float.h has it
 *   bits      an unsigned integer with room for its encoding
 */
#ifndef COMPAT_REAL_H
#define COMPAT_REAL_H

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "shim.h"

#if KIND == 1
#define REAL float
#define F(name) name##f
#define DIGITS FLT_MANT_DIG
#define MAX_EXP FLT_MAX_EXP
#define SIZE 4
typedef uint32_t bits;
#elif KIND == 2
#define REAL double
#define F(name) name
#define DIGITS DBL_MANT_DIG
#define MAX_EXP DBL_MAX_EXP
#define SIZE 8
typedef uint64_t bits;
#elif KIND == 3
#define REAL long double
#define F(name) name##l
#define DIGITS LDBL_MANT_DIG
#define MAX_EXP LDBL_MAX_EXP
#define SIZE (DIGITS == 64 ? 10 : 16)
typedef unsigned __int128 bits;
#else
#include "binary128.h"
#define REAL _Float128
#define F(name) name##f128
#define DIGITS 113
#define MAX_EXP 16384
#define SIZE 16
typedef unsigned __int128 bits;
#endif

#define LEADING (DIGITS == 64)		/* x87: the first digit is a bit of the encoding */
#define FRACTION (DIGITS - !LEADING)	/* bits below the exponent's */
#define ONE ((bits)1)
#define SIGN (ONE << (8 * SIZE - 1))
#define BIAS (MAX_EXP - 1)
#define TOP (2 * BIAS + 1)		/* exponent of what is no finite number */
#define FIRST (ONE << (DIGITS - 1))	/* the first digit */
#define QUIET (ONE << (DIGITS - 2))
#define INFINITE ((bits)TOP << FRACTION | (LEADING ? FIRST : 0))

static inline bits bits_of(REAL x)
{
	bits b = 0;

	memcpy(&b, &x, SIZE);
	return b;
}

static inline REAL real_of(bits b)
{
	REAL x = 0;

	memcpy(&x, &b, SIZE);
	return x;
}

static inline int exponent(bits b)
{
	return (int)(b >> FRACTION) & TOP;
}

/* The digits of a finite number, which are times 2 to the power of max(exponent, 1) - BIAS - (DIGITS - 1). */
static inline bits digits(bits b)
{
	bits m = b & ((ONE << FRACTION) - 1);

	return !LEADING && exponent(b) ? m | FIRST : m;
}

/* x87 has encodings that are none of a number, of an infinity or of a NaN, and no operation makes. */
static inline bool is_encoding(bits b)
{
	return !LEADING || !!(b & FIRST) == !!exponent(b);
}

/* Those of them that all operations refuse: a pseudo-denormal is a number to them. */
static inline bool is_invalid(bits b)
{
	return exponent(b) && !is_encoding(b);
}

/* infinite, or no number */
static inline bool is_special(bits b)
{
	return exponent(b) == TOP;
}

static inline bool is_infinite(bits b)
{
	return (b & ~SIGN) == INFINITE;
}

static inline bool is_zero(bits b)
{
	return !(b & ~SIGN);
}

static inline bool is_negative(bits b)
{
	return b & SIGN;
}

static inline bool is_nan(bits b)
{
	return exponent(b) == TOP && digits(b) & (FIRST - 1);
}

static inline bool is_signaling(bits b)
{
	return is_nan(b) && !(b & QUIET);
}

static inline int length(bits m)
{
	uint64_t high = sizeof m > 8 ? (uint64_t)(m >> 4 * sizeof m) : 0, low = (uint64_t)m;

	return high ? 128 - __builtin_clzll(high) : low ? 64 - __builtin_clzll(low) : 0;
}

/* The number with these digits, at most DIGITS of them. */
static inline REAL from_integer(bits m)
{
	int len = length(m);

	if (!m)
		return 0;
	m <<= DIGITS - len;
	return real_of((bits)(BIAS + len - 1) << FRACTION | (LEADING ? m : m & (FIRST - 1)));
}

/* FE_INVALID, by an operation that is none */
static inline void raise_invalid(void)
{
	volatile float zero = 0;

	zero = zero / zero;
}

/* A NaN made a quiet one, as an operation does. Those of _Float128 are functions of the compiler's, not all of which say so. */
static inline REAL quiet(bits b)
{
	if (is_signaling(b))
		raise_invalid();
	return real_of(b | QUIET);
}

#endif
