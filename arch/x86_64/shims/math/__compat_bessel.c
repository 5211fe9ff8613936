/* SPDX-License-Identifier: MIT */
/*
 * Bessel functions of the first and the second kind, of whole orders from 0 on and positive arguments, for j0f128 and its
 * brothers. Of orders 0 and 1: polynomials of 128-bit fractions, below 4 of the functions, from there of the slowly changing
 * factors P and Q of Hankel's expansion. Near a zero of the function nothing of that would be left, and then, as for other
 * orders, all is computed in 384 digits: power series below 90, Hankel's asymptotic series from there, which is good for e^-180
 * and more; recurrence in the stable direction.
 */
#define LIMBS 6
#include "math/special.h"
#include "math/wide.h"
#include "math/fixed.h"
#include "math/trig.h"
#include "math/f128/table/bessel.h"
#include "math/f128/table/log.h"

#define SMALL 400	/* terms below 2^-SMALL are left out */
#define GONE 17000	/* exponents of what overflows, underflows in any case */

/* 2 / pi, 1 / pi as fractions of 2^128 */
#define TWO_OVER_PI U128(0xa2f9836e4e441529, 0xfc2757d1f534ddc0)

static struct num one(void)
{
	return num_int(1);
}

static struct num gone(bool neg)
{
	return (struct num){ (u128)1 << 127, -2 * GONE, neg };
}

/*
 * x from 4 on is (*quarters + what it returns) pi / 2, with what it returns from -1/2 to 1/2, right to 2^(130 - 64 count):
 * of the digits of 2 / pi those that make multiples of 4 are left out.
 */
static struct wide reduced(struct num x, int count, int *quarters)
{
	int start = x.e > 129 ? x.e - 129 : 0, drop = start ? 128 : x.e - 1, words, bits;
	uint64_t w[2 * LIMBS + 2] = { 0 }, p[2 * LIMBS + 2] = { 0 }, m[2] = { (uint64_t)x.m, (uint64_t)(x.m >> 64) };
	const uint64_t *digits = __compat_two_over_pi + start / 64;
	struct wide r = { .e = -1 };
	bool neg;

	start %= 64;
	for (int i = 0; i < count; i++)
		w[count - 1 - i] = start ? digits[i] << start | digits[i + 1] >> (64 - start) : digits[i];
	for (int i = 0; i < 2; i++) {
		u128 sum = 0;

		for (int k = 0; k < count; k++) {
			sum = (u128)m[i] * w[k] + p[i + k] + (sum >> 64);
			p[i + k] = (uint64_t)sum;
		}
		p[i + count] = (uint64_t)(sum >> 64);
	}
	/* two digits before the point become the first ones */
	count += 2;
	words = drop / 64;
	bits = drop % 64;
	for (int i = count - 1; i >= 0; i--) {
		uint64_t high = i >= words ? p[i - words] : 0, low = i > words ? p[i - words - 1] : 0;

		p[i] = bits ? high << bits | low >> (64 - bits) : high;
	}
	*quarters = (int)(p[count - 1] >> 62);
	for (int i = count - 1; i >= 0; i--)
		p[i] = p[i] << 2 | (i ? p[i - 1] >> 62 : 0);
	neg = p[count - 1] >> 63;
	if (neg) {
		bool carry = true;

		*quarters = (*quarters + 1) & 3;
		for (int i = 0; i < count; i++) {
			p[i] = ~p[i] + carry;
			carry = carry && !p[i];
		}
	}
	words = 0;
	while (words < count - 1 && !p[count - 1 - words])
		words++;
	for (int i = 0; i < LIMBS; i++) {
		int from = count - LIMBS - words + i;

		r.m[i] = from >= 0 ? p[from] : 0;
	}
	r.e -= 64 * words;
	r.neg = neg;
	return wide_normal(r);
}

/* 128 digits */

/* of x: sin(x) + cos(x) and sin(x) - cos(x), as 2^(1/2) times the cosine and the sine of x - pi / 4 */
static void phase(struct num x, struct num *c, struct num *s)
{
	int quarters;
	struct num r = num_wide(reduced(x, 5, &quarters)), sine, cosine;
	u128 t = fixed_of(num_mul(r, r));

	sine = num_mul(r, fixed_num(fixed_sum(sine_half, DEGREE(sine_half), t), 2));
	cosine = fixed_num(fixed_sum(cosine_half, DEGREE(cosine_half), t), 2);
	if (quarters & 1) {
		struct num swap = sine;

		sine = cosine;
		cosine = num_neg(swap);
	}
	if (quarters & 2) {
		sine = num_neg(sine);
		cosine = num_neg(cosine);
	}
	*c = num_add(sine, cosine);
	*s = num_sub(sine, cosine);
}

/* by order n, an angle less n quarters of the circle */
#define TURN(n, c, s, type, neg) do { \
	type t_ = c; \
	\
	if ((n) & 1) { \
		c = s; \
		s = neg(t_); \
	} \
	if ((n) & 2) { \
		c = neg(c); \
		s = neg(s); \
	} \
} while (0)

static struct num inverse_root(struct num x)
{
	/* of pi x */
	return num_div(one(), num_sqrt(num_mul(x, NUM_PI)));
}

/* orders 0 and 1, that times factor; whether enough of their digits are right, which there are not near a zero */
struct quick {
	struct num at[2], factor;
	bool good[2];
};

/* from 4 on, those with their bits in which */
static struct quick quick_far(bool second, int which, struct num x)
{
	struct quick v = { .factor = inverse_root(x) };
	struct num p, q, c, s, t = { 0 };
	int j = 4 * (x.e - 2) + ((int)(x.m >> 125) & 3);
	u128 u = x.m << 3;

	phase(x, &c, &s);
	if (x.e >= 6) {
		t = num_div(one(), x);
		u = fixed_of(num_scale(num_mul(t, t), 12));
	}
	for (int n = 0; n < 2; n++) {
		if (which >> n & 1) {
			if (x.e < 6) {
				p = fixed_num(fixed_sum(n ? p1_table[j] : p0_table[j], DEGREE(p0_table[0]), u), 2);
				q = fixed_num(fixed_sum(n ? q1_table[j] : q0_table[j], DEGREE(q0_table[0]), u), 2);
			} else {
				p = fixed_num(fixed_sum(n ? p1_far : p0_far, DEGREE(p0_far), u), 2);
				q = num_mul(t, fixed_num(fixed_sum(n ? q1_far : q0_far, DEGREE(q0_far), u), 2));
			}
			p = second ? num_add(num_mul(p, s), num_mul(q, c)) : num_sub(num_mul(p, c), num_mul(q, s));
			v.at[n] = p;
			v.good[n] = p.m && p.e >= -6;
		}
		TURN(1, c, s, struct num, num_neg);
	}
	return v;
}

/* likewise below 4 */
static struct quick quick_near(bool second, int which, struct num x)
{
	struct quick v = { .factor = one() };
	u128 t = fixed_of(num_scale(num_mul(x, x), -4));
	struct num log = { 0 };

	/* Y1(x) is -2 / (pi x) + x / pi (log(x / 2) + ...) */
	if (second && which == 2 && x.e < -80) {
		v.at[1] = num_sub(num_div(num_of(TWO_OVER_PI, -1, true), x), num_scale(one(), -300));
		v.good[1] = true;
		return v;
	}
	/* 2 / pi (log(x / 2) + gamma) */
	if (second) {
		log = num_add(num_cut(num_log(num192_of(num_scale(x, -1)))), num_wide(wide_of(bessel_euler[0], 0)));
		log = num_mul(log, num_of(TWO_OVER_PI, -1, false));
	}
	for (int n = 0; n < 2; n++) {
		struct num j, y;

		if (!(which >> n & 1))
			continue;
		j = fixed_num(fixed_sum(n ? j1_near : j0_near, DEGREE(j0_near), t), 4);
		v.good[n] = j.m && j.e >= -6;
		/* less than 1, than x / 2, though no digit shows it */
		if (!t)
			j = num_sub(j, num_scale(one(), -300));
		if (second) {
			y = fixed_num(fixed_sum(n ? y1_near : y0_near, DEGREE(y0_near), t), 4);
			y = num_add(y, num_mul(log, j));
			if (n)
				y = num_sub(num_mul(x, y), num_div(num_of(TWO_OVER_PI, -1, false), x));
			v.at[n] = y;
			v.good[n] = y.m && y.e >= -5;
		} else {
			v.at[n] = n ? num_mul(x, j) : j;
		}
	}
	return v;
}

static struct quick quick(bool second, int which, struct num x)
{
	return x.e < 2 ? quick_near(second, which, x) : quick_far(second, which, x);
}

/* forward() and backward(), below, in 128 digits, a few of which go for 1000 steps */
static bool quick_forward(long n, bool second, struct num x, struct num *result)
{
	struct quick v = quick(second, 3, x);
	struct num twice = num_scale(num_div(one(), x), 1);

	for (long k = 1; k < n; k++) {
		struct num t = num_sub(num_mul(num_mul(twice, num_int(k)), v.at[1]), v.at[0]);

		v.at[0] = v.at[1];
		v.at[1] = t;
	}
	*result = num_mul(v.at[1], v.factor);
	return v.at[1].m && v.at[1].e >= v.at[0].e - 3;
}

static struct num quick_backward(long n, struct num x)
{
	struct quick v = quick(false, 3, x);
	struct num twice = num_scale(num_div(one(), x), 1), before = { 0 }, p = one(), wanted = p;
	long k = n;

	while (p.e < 70) {
		struct num t = num_sub(num_mul(num_mul(twice, num_int(k++)), p), before);

		before = p;
		p = t;
	}
	before = (struct num){ 0 };
	p = one();
	for (; k > 0; k--) {
		struct num t = num_sub(num_mul(num_mul(twice, num_int(k)), p), before);

		if (k == n)
			wanted = p;
		before = p;
		p = t;
	}
	k = num_below(v.at[0], v.at[1]);
	return num_mul(num_mul(wanted, num_div(v.at[k], k ? before : p)), v.factor);
}

/* 384 digits */

static struct wide half_pi(void)
{
	return wide_of(bessel_pi[0], 1);
}

static struct wide wide_log(struct num x)
{
	unsigned k = (unsigned)(x.m >> 121) & 63;
	/* x is 2^e m; m times a number of the table is 1 and a little more */
	struct wide r = wide_sub(wide_scale(wide_times(wide_num((struct num){ x.m, 0, false }), log_scale[k]), -15), wide_int(1));
	struct wide z = wide_mul(r, wide_reciprocal(wide_add(wide_int(2), r))), square = wide_mul(z, z), sum = z;

	for (int i = 3; z.m[LAST] && z.e > -SMALL; i += 2) {
		z = wide_mul(z, square);
		sum = wide_add(sum, wide_over(z, (uint64_t)i));
	}
	sum = wide_add(wide_scale(sum, 1), wide_of(log_table[k], 0));
	return wide_add(sum, wide_mul(wide_of(log_ln2[0], 0), wide_int(x.e)));
}

/* a function of two orders, n and n + 1, that times factor */
struct orders {
	struct wide at, next;
	struct num factor;
};

/* orders 0 and 1, or only the one with that bit in which, by power series */
static struct orders by_series(struct num x, bool second, int which)
{
	struct wide w = wide_num(x), half = wide_scale(w, -1), t = wide_mul(half, half), term = wide_int(1);
	struct wide j0 = term, j1 = term, y0 = { .e = 0 }, y1 = term, h = y0, log, two_over_pi;

	for (int k = 1; term.e > -SMALL && term.m[LAST]; k++) {
		struct wide part;

		term = wide_neg(wide_over(wide_mul(term, t), (uint64_t)k * (uint64_t)k));
		if (second)
			h = wide_add(h, wide_over(wide_int(1), (uint64_t)k));
		if (which & 1) {
			j0 = wide_add(j0, term);
			if (second)
				y0 = wide_sub(y0, wide_mul(h, term));
		}
		if (which & 2) {
			part = wide_over(term, (uint64_t)k + 1);
			j1 = wide_add(j1, part);
			/* H(k) + H(k + 1) */
			if (second)
				y1 = wide_add(y1, wide_mul(part, wide_add(wide_scale(h, 1), wide_over(wide_int(1), (uint64_t)k + 1))));
		}
	}
	j1 = wide_mul(half, j1);
	if (!second)
		return (struct orders){ j0, j1, one() };
	log = wide_add(wide_log(num_scale(x, -1)), wide_of(bessel_euler[0], 0));
	two_over_pi = wide_reciprocal(half_pi());
	y0 = wide_mul(two_over_pi, wide_add(wide_mul(log, j0), y0));
	y1 = wide_sub(wide_sub(wide_mul(log, j1), wide_reciprocal(w)), wide_scale(wide_mul(half, y1), -1));
	y1 = wide_mul(two_over_pi, y1);
	return (struct orders){ y0, y1, one() };
}

/* sin(x) + cos(x) and sin(x) - cos(x) */
static void wide_phase(struct num x, struct wide *c, struct wide *s)
{
	int quarters;
	struct wide y = wide_mul(reduced(x, 8, &quarters), half_pi()), term = wide_int(1), sine = { .e = 0 }, cosine = term, swap;

	for (unsigned k = 1; term.m[LAST] && term.e > -SMALL; k++) {
		term = wide_over(wide_mul(term, y), k);
		if (k & 1) {
			sine = wide_add(sine, term);
			term = wide_neg(term);
		} else {
			cosine = wide_add(cosine, term);
		}
	}
	if (quarters & 1) {
		swap = sine;
		sine = cosine;
		cosine = wide_neg(swap);
	}
	if (quarters & 2) {
		sine = wide_neg(sine);
		cosine = wide_neg(cosine);
	}
	*c = wide_add(sine, cosine);
	*s = wide_sub(sine, cosine);
}

/* order n by Hankel's series; inverse is 1 / (8 x) */
static struct wide by_hankel(long n, bool second, struct wide c, struct wide s, struct wide inverse)
{
	struct wide term = wide_int(1), p = term, q = { .e = 0 };
	int least = 1;

	TURN(n, c, s, struct wide, wide_neg);
	for (long k = 1; term.m[LAST] && term.e > -SMALL && term.e <= least; k++) {
		__int128 product = (__int128)(2 * n - 2 * k + 1) * (2 * n + 2 * k - 1);
		bool neg = product < 0;

		least = term.e;
		term = wide_over(wide_times(wide_mul(term, inverse), (uint64_t)(neg ? -product : product)), (uint64_t)k);
		term.neg = term.neg != neg;
		/* + of P, + of Q, - of P, - of Q... */
		if (k & 1)
			q = k & 2 ? wide_sub(q, term) : wide_add(q, term);
		else
			p = k & 2 ? wide_sub(p, term) : wide_add(p, term);
	}
	return second ? wide_add(wide_mul(p, s), wide_mul(q, c)) : wide_sub(wide_mul(p, c), wide_mul(q, s));
}

static struct orders orders(long n, bool second, struct num x)
{
	struct wide c, s, inverse;
	struct orders r;

	if (num_below(x, num_int(90)))
		return by_series(x, second, 3);
	wide_phase(x, &c, &s);
	inverse = wide_scale(wide_reciprocal(wide_num(x)), -3);
	r.at = by_hankel(n, second, c, s, inverse);
	r.next = by_hankel(n + 1, second, c, s, inverse);
	r.factor = inverse_root(x);
	return r;
}

/* order n out of orders 0 and 1 */
static struct num forward(long n, bool second, struct num x)
{
	struct orders o = orders(0, second, x);
	struct wide step = wide_scale(wide_reciprocal(wide_num(x)), 1), times = step;

	for (long k = 1; k < n; k++) {
		struct wide t = wide_sub(wide_mul(times, o.next), o.at);

		o.at = o.next;
		o.next = t;
		/* of the second kind, beyond x: it grows from there on */
		if (o.next.e > 2 * GONE)
			break;
		times = wide_add(times, step);
	}
	return num_mul(num_wide(n ? o.next : o.at), o.factor);
}

/* of the first kind with order n above x, backward from where it is nothing, to orders 1 and 0, which tell the factor */
static struct num backward(long n, struct num x)
{
	struct orders o = orders(0, false, x);
	struct num twice = num_scale(num_div(one(), x), 1), before = { 0 }, p = one();
	struct wide step = wide_scale(wide_reciprocal(wide_num(x)), 1), times, f = { .e = 0 }, next = wide_int(1), wanted = next;
	bool odd;
	long k = n;

	while (p.e < 160) {
		struct num t = num_sub(num_mul(num_mul(twice, num_int(k++)), p), before);

		before = p;
		p = t;
	}
	/* f is of order k + 1, next of order k */
	times = wide_mul(step, wide_int(k));
	for (; k > 0; k--) {
		struct wide t = wide_sub(wide_mul(times, next), f);

		if (k == n)
			wanted = next;
		f = next;
		next = t;
		times = wide_sub(times, step);
	}
	odd = wide_below(&o.at, &o.next);
	p = num_div(num_wide(odd ? o.next : o.at), num_wide(odd ? f : next));
	return num_mul(num_mul(num_wide(wanted), p), o.factor);
}

/* of the first kind with order n where x^2 / 4 is below n: (x / 2)^n / n! times a series that is near 1 */
static struct num by_power(long n, struct num x)
{
	struct wide half = wide_scale(wide_num(x), -1), t = wide_mul(half, half), power = half, term = wide_int(1), sum = term, r = term;
	uint64_t factors = 1;

	for (long k = n; k; k >>= 1) {
		if (k & 1)
			r = wide_mul(r, power);
		power = wide_mul(power, power);
	}
	for (long k = 2; k <= n; k++) {
		factors *= (uint64_t)k;
		if (factors >> 32 || k == n) {
			r = wide_over(r, factors);
			factors = 1;
		}
	}
	for (long k = 1; term.m[LAST] && term.e > -140; k++) {
		term = wide_neg(wide_over(wide_mul(term, t), (uint64_t)k * (uint64_t)(n + k)));
		sum = wide_add(sum, term);
	}
	return num_wide(wide_mul(r, sum));
}

/* whether the first kind with order n above x is below 2^-GONE: |J(n, n z)| is at most (z e^w / (1 + w))^n, w^2 being 1 - z^2 */
static bool vanishes(long n, struct num x)
{
	struct num z = num_div(x, num_int(n)), w = num_sqrt(num_sub(one(), num_mul(z, z)));
	struct num log = num_add(w, num_cut(num_log(num192_of(num_div(z, num_add(one(), w))))));

	return log.neg && !num_below(num_mul(log, num_int(n)), num_int(GONE));
}

struct num __compat_bessel(long n, bool second, struct num x)
{
	struct num result, whole = num_int(n);

	if (n < 2) {
		struct quick v = quick(second, 1 << n, x);

		if (v.good[n])
			return num_mul(v.at[n], v.factor);
	}
	/* where each term of Hankel's series is less than half of the one before */
	if (n < 2 || num_below(num_scale(num_mul(whole, whole), 2), x)) {
		if (!num_below(x, num_int(90))) {
			struct wide c, s;

			wide_phase(x, &c, &s);
			c = by_hankel(n, second, c, s, wide_scale(wide_reciprocal(wide_num(x)), -3));
			return num_mul(num_wide(c), inverse_root(x));
		}
		if (n < 2) {
			struct orders o = by_series(x, second, 1 << n);

			return num_wide(n ? o.next : o.at);
		}
	}
	if (second || !num_below(x, whole))
		return n < 1000 && quick_forward(n, second, x, &result) ? result : forward(n, second, x);
	if (vanishes(n, x))
		return gone(false);
	if (num_below(num_mul(x, x), num_scale(whole, 2)))
		return by_power(n, x);
	return n < 1000 ? quick_backward(n, x) : backward(n, x);
}
