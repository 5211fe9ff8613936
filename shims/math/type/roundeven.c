/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.12.9.8: to the nearest whole number, halves to the even one, whatever the rounding mode; never FE_INEXACT. */
#include "math/real.h"

REAL F(roundeven)(REAL x);

REAL F(roundeven)(REAL x)
{
	bits b = bits_of(x), part, half;
	int e = exponent(b), shift = BIAS + DIGITS - 1 - (e ? e : 1);

	if (e == TOP)
		return is_nan(b) ? quiet(b) : x;
	if (shift <= 0)
		return x;
	if (shift > DIGITS)
		return real_of(b & SIGN);
	half = ONE << (shift - 1);
	part = digits(b) & (half + (half - 1));
	if (shift == DIGITS)	/* from a half to 1 */
		return real_of((b & SIGN) | (digits(b) > half ? bits_of(1) : 0));
	b -= part;
	/* a carry goes into the exponent, as it should */
	if (part > half || (part == half && digits(b) & half << 1))
		b += half << 1;
	if (LEADING && !(b & FIRST))
		b |= FIRST;
	return real_of(b);
}
