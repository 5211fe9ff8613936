/* SPDX-License-Identifier: MIT */
/*
 * fromfp and its like for all types, on their bits, so that nothing but what is meant to raises an
 * exception. An x87 encoding that is none any more, without the leading bit, is no number.
 */
#include <string.h>
#include "fromfp.h"

#ifndef FP_INT_UPWARD
#define FP_INT_UPWARD 0
#define FP_INT_DOWNWARD 1
#define FP_INT_TONEARESTFROMZERO 3
#define FP_INT_TONEAREST 4
#endif

typedef unsigned __int128 bits;

static unsigned length(bits q)
{
	uint64_t high = (uint64_t)(q >> 64), low = (uint64_t)q;

	return high ? 128 - (unsigned)__builtin_clzll(high) : low ? 64 - (unsigned)__builtin_clzll(low) : 0;
}

/* Whether the whole number q with part behind it, in units of which half makes one half, goes up in magnitude. */
static bool away(int round, bool negative, bits q, bits part, bits half)
{
	switch (round) {
	case FP_INT_UPWARD:
		return part && !negative;
	case FP_INT_DOWNWARD:
		return part && negative;
	case FP_INT_TONEARESTFROMZERO:
		return part >= half;
	case FP_INT_TONEAREST:
		return part > half || (part == half && q & 1);
	default:
		return false;
	}
}

static bool fits(bits q, unsigned len, bool negative, unsigned width, int flags)
{
	if (!q || len < width)
		return !q || !negative || !(flags & UNSIGNED);
	return len == width && (flags & UNSIGNED ? !negative : negative && !(q & (q - 1)));
}

/* The sign of a NaN that arithmetic makes is the processor's. */
static bits domain_error(void)
{
	volatile double zero = 0;
	double nan = zero / zero;

	errno = EDOM;
	return !!__builtin_signbit(nan);
}

bool __compat_fromfp(void *x, int digits, int round, unsigned width, int flags)
{
	bool leading = digits == 64;	/* the leading bit is not left out */
	unsigned size = digits == 24 ? 4 : digits == 53 ? 8 : digits == 64 ? 10 : 16;
	int fraction = digits - !leading;
	int top = (int)((1u << (8 * size - 1 - (unsigned)fraction)) - 1), bias = top >> 1, e, shift;
	bits b = 0, m, one = 1, part = 0, sign;
	bool ok;

	memcpy(&b, x, size);
	sign = b >> (8 * size - 1);
	e = (int)(b >> fraction) & top;
	m = b & ((one << fraction) - 1);
	ok = width && e < top && (!leading || !e || m >> 63);
	if (!leading && e)
		m |= one << fraction;
	/* the magnitude is m times 2 to the power of -shift */
	shift = bias + digits - 1 - (e ? e : 1);
	if (!ok || shift <= 0) {
		ok = ok && fits(m, length(m) - (unsigned)shift, sign, width, flags);
	} else {
		bits q = shift > digits ? 0 : m >> shift, half = shift > digits ? one << digits : one << (shift - 1);

		part = shift > digits ? m : m & ((one << shift) - 1);
		q += away(round, sign, q, part, half);
		ok = fits(q, length(q), sign, width, flags);
		b = sign << (8 * size - 1);
		if (q) {
			int len = (int)length(q);

			b |= (bits)(bias + len - 1) << fraction | (q << (digits - len) & ((one << fraction) - 1));
		}
	}
	if (!ok)
		b = domain_error() << (8 * size - 1) | (bits)top << fraction | one << (digits - 2) |
			(leading ? one << 63 : 0);
	else if (part && flags & INEXACT) {
		volatile double third = 3;

		third = 1 / third;
	}
	memcpy(x, &b, size);
	return ok;
}
