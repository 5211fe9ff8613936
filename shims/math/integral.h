/* SPDX-License-Identifier: MIT */
/* Whole numbers of the type of KIND (real.h), one that has no first digit in its encoding. */
#include <limits.h>
#include "math/round.h"

#define TO_ZERO 3
#define FROM_ZERO 4	/* to the nearest, halves away from zero */

/* the encoding of what the number rounds to; *part whether it was another */
static inline bits whole(bits b, int mode, bool *part)
{
	int shift = BIAS + DIGITS - 1 - exponent(b);
	bits unit = ONE << (shift > 0 && shift < DIGITS ? shift : 0), rest = b & (unit - 1), half = unit >> 1;
	bool up = mode == (b & SIGN ? DOWNWARD : UPWARD);

	*part = rest;
	if (shift <= 0)
		return b;
	if (shift >= DIGITS) {	/* less than 1 */
		*part = b & ~SIGN;
		half = (bits)(BIAS - 1) << FRACTION;
		if (mode == TO_NEAREST || mode == FROM_ZERO)
			up = (b & ~SIGN) > half || ((b & ~SIGN) == half && mode == FROM_ZERO);
		return (b & SIGN) | (up && *part ? (bits)BIAS << FRACTION : 0);
	}
	/* a carry goes into the exponent, as it should; the digit of 1 is the exponent's last bit if there is no other */
	if (mode == TO_NEAREST || mode == FROM_ZERO)
		up = rest > half || (rest == half && (mode == FROM_ZERO || b & unit));
	return b - rest + (up && rest ? unit : 0);
}

/* FE_INEXACT if the number was none, which not all of these functions raise */
static inline REAL whole_of(REAL x, int mode, bool raise)
{
	bits b = bits_of(x);
	bool part;

	if (is_nan(b))
		return quiet(b);
	b = whole(b, mode, &part);
	if (raise && part)
		raise_inexact();
	return real_of(b);
}

/* as a long; FE_INVALID for what there is none of */
static inline long whole_long(REAL x, int mode, bool raise)
{
	bits b = bits_of(x), limit = (bits)(BIAS + 63) << FRACTION;
	bool part = false;
	uint64_t m;

	if (exponent(b) < TOP)
		b = whole(b, mode, &part);
	if ((b & ~SIGN) >= limit && b != (limit | SIGN)) {
		raise_invalid();
		return b & SIGN ? LONG_MIN : LONG_MAX;
	}
	if (raise && part)
		raise_inexact();
	if (!(b & ~SIGN))
		return 0;
	m = (uint64_t)(digits(b) >> (BIAS + DIGITS - 1 - exponent(b)));
	return (long)(b & SIGN ? -m : m);
}
