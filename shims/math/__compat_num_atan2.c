/* SPDX-License-Identifier: MIT */
/*
 * The arc tangent. Of a quotient y / x of at most 1, i / 128 being near it, it is that of i / 128, in a table, and that of
 * (y - x i / 128) / (x + y i / 128), which is at most 2^-7, for which the series has nine terms.
 */
#include "math/trig.h"
#include "math/atan_table.h"

struct num num_atan2(struct num y, struct num x)
{
	struct num t, a;
	bool neg = y.neg, obtuse = x.neg, swap;
	unsigned i = 0;
	u128 f, z, p;

	y.neg = x.neg = false;
	swap = num_below(x, y);
	if (swap) {
		t = x;
		x = y;
		y = t;
	}
	if (y.m && x.e - y.e < 9) {
		uint64_t d = (uint64_t)(x.m >> 96);

		i = (unsigned)((((uint64_t)(y.m >> 96) << 7 >> (x.e - y.e)) + d / 2) / d);
	}
	if (i) {
		a = num_int((long)i);
		a.e -= 7;
		t = num_div(num_sub(y, num_mul(x, a)), num_add(x, num_mul(y, a)));
	} else {
		t = num_div(y, x);
	}
	/* t - t^3 / 3 + ... */
	f = t.m && t.e > -129 ? t.m >> (-1 - t.e) : 0;
	z = times(f, f);
	p = part[8];
	for (int k = 7; k >= 0; k--)
		p = part[k] - times(p, z);
	t = num_of(t.m - times(t.m, times(z, p)), t.e, t.neg);
	if (i)
		t = num_add(num_of(arc[i], -1, false), t);
	if (swap)
		t = num_sub(HALF_PI, t);
	if (obtuse)
		t = num_sub(num_scale(HALF_PI, 1), t);
	t.neg = neg;
	return t;
}
