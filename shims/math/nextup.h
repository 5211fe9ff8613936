/* SPDX-License-Identifier: MIT */
#include "math/real.h"

/* The least number greater than one that is no NaN; encodings are in the order of magnitudes, but for x87's own. */
static inline REAL next_up(bits b)
{
	bits sign = b & SIGN;

	if (!(b & ~SIGN))
		return real_of(1);
	if (b == INFINITE)
		return real_of(b);
#if LDBL_MANT_DIG == 64 && KIND == 3
	int e = exponent(b) ? exponent(b) : 1;
	uint64_t m = (uint64_t)b;

	if (sign && !(--m & FIRST) && e > 1) {
		m = UINT64_MAX;
		e--;
	} else if (!sign && !++m) {
		m = FIRST;
		e++;
	}
	return real_of(sign | (m & FIRST ? (bits)e << 64 : 0) | m);
#else
	return real_of(sign ? b - 1 : b + 1);
#endif
}
