/* SPDX-License-Identifier: MIT */
/*
 * The natural logarithm. x is 2^e m; two factors from tables, of 9 and 15 digits, make of m a number near 1, exactly; what it
 * is more or less than 1 is less than 2^-13, for which Taylor's series has ten terms.
 */
#include "math/num192.h"
#include "math/quick_num.h"

struct fixed192 {
	u128 high;
	uint64_t low;
};

#include "math/log_table.h"

static inline void add(struct fixed192 *x, u128 high, uint64_t low)
{
	x->low += low;
	x->high += high + (x->low < low);
}

static inline void subtract(struct fixed192 *x, u128 high, uint64_t low)
{
	u128 borrow = x->low < low;

	x->low -= low;
	x->high -= high + borrow;
}

/* m and low, shifted to the right; n is from 1 on */
static inline struct fixed192 shifted192(u128 m, uint64_t low, int n)
{
	if (n < 64)
		return (struct fixed192){ m >> n, (uint64_t)(m << (64 - n)) | low >> n };
	if (n < 128)
		return (struct fixed192){ m >> n, (uint64_t)(m >> (n - 64)) };
	return (struct fixed192){ 0, n < 192 ? (uint64_t)(m >> (n - 64)) : 0 };
}

static struct num192 normal(struct fixed192 x, int e, bool neg)
{
	int n;

	if (!x.high) {
		x.high = (u128)x.low << 64;
		x.low = 0;
		e -= 64;
	}
	if (!x.high)
		return (struct num192){ 0, 0, 0, false };
	n = leading_zeros(x.high);
	if (n) {
		x.high = x.high << n | (n < 64 ? x.low >> (64 - n) : (u128)x.low << (n - 64));
		x.low = n < 64 ? x.low << n : 0;
	}
	return (struct num192){ x.high, x.low, e - n, neg };
}

/* r to the power of 2 times 1/2 - r / 3 + r^2 / 4 - ..., r being from -2^-12 to 2^-12 */
static struct num rest_of_series(struct num r)
{
	u128 f = r.m && r.e > -129 ? r.m >> (-1 - r.e) : 0, p = part[10];

	for (int i = 9; i >= 0; i--)
		p = r.neg ? part[i] + times(p, f) : part[i] - times(p, f);
	return num_mul(num_mul(r, r), num_of(p, -1, false));
}

/* log(1 + r) */
static struct num192 series(struct num192 r)
{
	struct num rest = rest_of_series(num_cut(r));
	struct fixed192 sum = { r.m, r.low }, d;

	if (!rest.m || r.e - rest.e > 191)
		return r;
	d = shifted192(rest.m, 0, r.e - rest.e);
	if (!r.neg) {
		subtract(&sum, d.high, d.low);
	} else {
		add(&sum, d.high, d.low);
		if (!(sum.high >> 127)) {	/* the carry */
			d = shifted192(sum.high, sum.low, 1);
			return (struct num192){ d.high | (u128)1 << 127, d.low, r.e + 1, true };
		}
	}
	return normal(sum, r.e, r.neg);
}

struct num192 num_log(struct num192 x)
{
	unsigned i = (unsigned)(x.m >> 120) & 127, c = inverse[i];
	/* (m times c / 512 - 1) times 16384, to the nearest */
	int e = x.e + (i >= HALVED), j = (int)(((uint64_t)(x.m >> 64) * (u128)c + ((u128)1 << 57)) >> 58) - 16384, n;
	uint64_t k = c * (uint64_t)(16384 - j);
	u128 p0 = (u128)x.low * k, p1 = (uint64_t)x.m * (u128)k + (p0 >> 64), p2 = (uint64_t)(x.m >> 64) * (u128)k + (p1 >> 64);
	u128 high = p2 - ((u128)1 << 86), low = p1 << 64 | (uint64_t)p0;
	struct num192 r = { 0, 0, 0, high >> 127 };
	struct num rest;
	struct fixed192 sum, d;
	bool neg;

	if (r.neg) {
		high = ~high + !low;
		low = -low;
	}
	if (high || low) {
		n = high ? leading_zeros(high) : 128 + leading_zeros(low);
		if (n >= 128) {
			r.m = low << (n - 128);
		} else {
			r.m = n ? high << n | low >> (128 - n) : high;
			r.low = (uint64_t)(low << n >> 64);
		}
		r.e = 41 - n;
	}
	if (!e && !j && (i == 0 || i == 127))
		return series(r);
	sum = log_inverse[i];
	add(&sum, log_small[j + 130].high, log_small[j + 130].low);
	n = e < 0 ? -e : e;
	p0 = (u128)ln2.low * (unsigned)n;
	p1 = ln2.high * (unsigned)n + (p0 >> 64);
	if (e < 0)
		subtract(&sum, p1, (uint64_t)p0);
	else
		add(&sum, p1, (uint64_t)p0);
	if (r.m && r.e > -177) {
		rest = rest_of_series(num_cut(r));
		d = shifted192(r.m, r.low, 15 - r.e);
		if (r.neg)
			subtract(&sum, d.high, d.low);
		else
			add(&sum, d.high, d.low);
		if (rest.e > -177) {
			d = shifted192(rest.m, 0, 15 - rest.e);
			subtract(&sum, d.high, d.low);
		}
	}
	neg = sum.high >> 127;
	if (neg)
		sum = (struct fixed192){ ~sum.high + !sum.low, -sum.low };
	return normal(sum, 15, neg);
}

struct num192 num_log1p(struct num x)
{
	struct fixed192 sum;

	if (!x.m || x.e < -14)
		return series(num192_of(x));
	if (x.e >= 64)
		return num_log(num192_of(num_add(x, num_int(1))));
	/* 1 + x in units of 2^-127, with 64 more digits behind */
	if (x.e < 0) {
		sum = shifted192(x.m, 0, -x.e);
		if (x.neg)
			sum = (struct fixed192){ ~sum.high + !sum.low, -sum.low };
		sum.high += (u128)1 << 127;
		return num_log(sum.high >> 127 || x.neg ? normal(sum, 0, false) : (struct num192){ 0 });
	}
	x.neg = false;
	sum = shifted192((u128)1 << 127, 0, x.e ? x.e : 1);
	if (!x.e) {	/* 1 + x from 2 on */
		struct fixed192 half = shifted192(x.m, 0, 1);

		add(&half, sum.high, sum.low);
		return num_log((struct num192){ half.high, half.low, 1, false });
	}
	add(&sum, x.m, 0);
	if (!(sum.high >> 127)) {
		sum = shifted192(sum.high, sum.low, 1);
		return num_log((struct num192){ sum.high | (u128)1 << 127, sum.low, x.e + 1, false });
	}
	return num_log((struct num192){ sum.high, sum.low, x.e, false });
}

/* 1/2 - r / 3 + r^2 / 4 - ...; r is f times 2^-71, or its negative */
static inline uint64_t quick_series(uint64_t f, bool neg)
{
	return quick_sum(part, 8, f, 7, !neg);
}

struct num __compat_quick_log(uint64_t m, int e)
{
	unsigned i = (unsigned)(m >> 56) & 127;
	__int128 r = (__int128)((u128)m * inverse[i]) - ((__int128)1 << 72), sum;
	bool neg = r < 0;
	uint64_t f = (uint64_t)((neg ? -r : r) >> 1);

	sum = (__int128)log_inverse[i].high + (__int128)ln2.high * (e + (i >= HALVED)) + r * ((__int128)1 << 40) -
		(__int128)(upper192((u128)f * f, quick_series(f, neg)) >> 30);
	return sum < 0 ? num_of(-(u128)sum, 15, true) : num_of((u128)sum, 15, false);
}

struct num __compat_quick_log1p(uint64_t m, int e, bool neg)
{
	u128 sum, rest;

	if (e < -7) {
		uint64_t f = e > -72 ? m >> (-8 - e) : 0;

		rest = upper192((u128)f * quick_series(f, neg) >> 7, m) >> 1;
		sum = (u128)m << 63;
		return num_of(neg ? sum + rest : sum - rest, e + 1, neg);
	}
	if (e > 63)
		return __compat_quick_log(m, e);
	if (e >= 0) {
		sum = (u128)m + ((uint64_t)1 << 63 >> e);
		return sum >> 64 ? __compat_quick_log((uint64_t)(sum >> 1), e + 1) : __compat_quick_log((uint64_t)sum, e);
	}
	m = ((uint64_t)1 << 63) + (neg ? -(m >> -e) : m >> -e);
	e = -__builtin_clzll(m);
	return __compat_quick_log(m << -e, e);
}
