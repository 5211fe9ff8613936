/* SPDX-License-Identifier: MIT */
/* For atan2 and atan2pi. */
#include "math/elementary.h"

/* The angle of the point (x, y), neither of them a NaN; zeros and infinities have the angle that their signs say. */
static inline struct num angle_of(REAL y, REAL x)
{
	bits a = bits_of(y), b = bits_of(x);
	struct num n = num_from(y), m = num_from(x), angle;

	if (is_special(a) || is_special(b)) {
		/* a point at infinity, which has no other but these */
		n = num_int(is_special(a));
		m = num_int(is_special(b));
	} else if (is_zero(a) && is_zero(b)) {
		m = num_int(1);
	}
	m.neg = is_negative(b);
	angle = num_atan2(n, m);
	angle.neg = is_negative(a);
	return angle;
}
