/* SPDX-License-Identifier: MIT */
#include "math/real.h"

/* A NaN with that payload in *to: 0; +0 and not 0 if there is no such NaN. */
static inline int make_nan(REAL *to, REAL payload, bool quiet)
{
	bits b = bits_of(payload), m = digits(b);
	int e = exponent(b), shift = BIAS + DIGITS - 1 - (e ? e : 1);

	/* without a fraction, below 2 to the power of DIGITS - 2, neither negative nor, signaling, 0 */
	if (b ? b & SIGN || e < BIAS || e >= BIAS + DIGITS - 2 || m & ((ONE << shift) - 1) || !is_encoding(b) : !quiet) {
		*to = 0;
		return 1;
	}
	*to = real_of(INFINITE | (quiet ? QUIET : 0) | (b ? m >> shift : 0));
	return 0;
}
