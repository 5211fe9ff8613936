/* SPDX-License-Identifier: MIT */
/* For the functions of multiples of pi. */
#include "math/elementary.h"

/* As num_quarters, of pi x; *rest is 0 if x is a multiple of a half. */
static inline unsigned num_quarters_pi(struct num x, struct num *rest)
{
	int point = 126 - x.e;		/* digits of 2 x behind the point */
	u128 part;
	unsigned quarters;
	bool back;

	*rest = (struct num){ 0, 0, false };
	if (point <= 0)
		return point > -2 ? (unsigned)(x.neg ? -(x.m << -point) : x.m << -point) & 3 : 0;
	if (!x.m || point > 128) {
		*rest = num_mul(num_scale(x, 1), HALF_PI);
		return 0;
	}
	quarters = point < 128 ? (unsigned)(x.m >> point) & 3 : 0;
	part = x.m << (128 - point);
	if (part) {
		back = part >> 127;
		*rest = num_mul(num_of(back ? -part : part, -1, back != x.neg), HALF_PI);
		quarters += back;
	}
	return (x.neg ? -quarters : quarters) & 3;
}
