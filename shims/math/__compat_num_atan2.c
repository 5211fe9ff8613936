/* SPDX-License-Identifier: MIT */
/*
 * The arc tangent. Of a quotient y / x of at most 1, i / 128 being near it, it is that of i / 128, in a table, and that of
 * (y - x i / 128) / (x + y i / 128), which is at most 2^-7, for which the series has nine terms.
 */
#include "math/quick_num.h"
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

struct num __compat_quick_atan2(struct num y, struct num x)
{
	bool swap = num_below(x, y), back = false;
	struct num a = swap ? y : x, b = swap ? x : y, t = b;
	uint64_t p = (uint64_t)(a.m >> 64), q = (uint64_t)(b.m >> 64), f, z;
	int d = a.e - b.e, e;
	unsigned i = d < 9 ? (unsigned)((double)(int64_t)(q >> 1 >> d) / (double)(int64_t)(p >> 1) * 128 + 0.5) : 0;
	u128 m, n;

	if (i) {
		m = ((u128)q << 7) - ((u128)p << d) * i;
		n = ((u128)p << (7 + d)) + (u128)q * i;
		back = m >> 127;
		t = num_of(back ? -m : m, 0, false);
		a = num_of(n, 0, false);
	}
	/* t - t^3 / 3 + ... */
	q = quick_quotient((uint64_t)(t.m >> 64), (uint64_t)(a.m >> 64), &e);
	e = t.m ? e + t.e - a.e : -200;
	f = e > -72 ? q >> (-8 - e) : 0;		/* unit 2^-71 */
	z = upper(f, f);				/* 2^-78 */
	f = upper(z, (uint64_t)(part[0] >> 64) - (upper(z, (uint64_t)(part[1] >> 64) -
		(upper(z, (uint64_t)(part[2] >> 64) - (upper(z, (uint64_t)(part[3] >> 64)) >> 14)) >> 14)) >> 14)) >> 14;
	m = ((u128)q << 64) - (u128)q * f;
	if (!i && !swap && !x.neg)
		return num_of(m, e, y.neg);
	m = e > -127 ? m >> (1 - e) : 0;		/* unit 2^-126 */
	m = (i ? arc[i] >> 2 : 0) + (back ? -m : m);
	if (swap)
		m = (HALF_PI.m >> 1) - m;
	if (x.neg)
		m = HALF_PI.m - m;
	return num_of(m, 1, y.neg);
}
