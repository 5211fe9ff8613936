/* SPDX-License-Identifier: MIT */
/* For scalbn and scalbln. */
#include "math/round.h"

static inline REAL scaled(REAL x, long n)
{
	bits b = bits_of(x);

	if (is_nan(b))
		return quiet(b);
	if (is_special(b) || is_zero(b))
		return x;
	return num_round(num_scale(num_from(x), n < -99999 ? -99999 : n > 99999 ? 99999 : (int)n));
}
