/* SPDX-License-Identifier: MIT */
/* For the functions that raise to a power. */
#include "math/elementary.h"

/* the finite magnitude of x, which is not 0, to the power of y */
static inline struct num power_of(REAL x, struct num192 y)
{
	return num_exp(num192_mul(num_log(num192_of(num_abs(num_from(x)))), y));
}

/*
 * 0 or an infinity to the power of something that is not 0, of the sign that is given: an infinity with the pole error,
 * if that is a finite power of 0, or 0.
 */
static inline REAL power_of_extreme(bits b, bool inverse, bool finite, bool neg)
{
	if (is_zero(b) && inverse && finite)
		return pole_error(neg);
	return is_zero(b) == inverse ? infinity_of(neg) : zero_of(neg);
}
