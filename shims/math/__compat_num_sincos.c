/* SPDX-License-Identifier: MIT */
/*
 * Sine and cosine. A number of radians is taken to quarter turns by as many digits of 2 / pi as it needs (Payne and Hanek); then
 * the sum of an angle in a table and one of at most 2^-8, for which Taylor's series has seven terms.
 */
#include "math/quick_num.h"
#include "math/trig.h"
#include "math/factorial_table.h"
#include "math/trig_table.h"

/* 64 of the digits in words, the lower ones first, from that place on */
static inline uint64_t digits_at(const uint64_t *word, int place)
{
	int n = place & 63;

	word += place >> 6;
	return n ? word[0] >> n | word[1] << (64 - n) : word[0];
}

unsigned num_quarters(struct num x, struct num *rest)
{
	uint64_t p[12] = { 0 }, m[2] = { (uint64_t)x.m, (uint64_t)(x.m >> 64) };
	int first = x.e >= 129 ? (x.e - 129) / 64 : 0, point = 639 + 64 * first - x.e, n;
	u128 high, low, lowest;
	unsigned quarters;
	bool back;

	if (!x.m || x.e < -1) {
		*rest = x;
		return 0;
	}
	/* Digits of 2 / pi that make multiples of 4 are left out, and those behind the eight words. */
	for (int i = 0; i < 8; i++) {
		uint64_t digits = __compat_two_over_pi[first + 7 - i], carry = 0;

		for (int k = 0; k < 2; k++) {
			u128 sum = (u128)digits * m[k] + p[i + k] + carry;

			p[i + k] = (uint64_t)sum;
			carry = (uint64_t)(sum >> 64);
		}
		p[i + 2] = carry;
	}
	quarters = (unsigned)digits_at(p, point) & 3;
	high = U128(digits_at(p, point - 64), digits_at(p, point - 128));
	low = U128(digits_at(p, point - 192), digits_at(p, point - 256));
	lowest = (u128)digits_at(p, point - 320) << 64;
	back = high >> 127;
	if (back) {
		quarters++;
		lowest = ~lowest;
		low = ~low;
		high = ~high;
	}
	n = high ? leading_zeros(high) : low ? 128 + leading_zeros(low) : 255;
	if (n >= 128) {
		high = low;
		low = lowest;
	}
	high = n & 127 ? high << (n & 127) | low >> (128 - (n & 127)) : high;
	*rest = num_mul((struct num){ high, -1 - n, back != x.neg }, HALF_PI);
	return (x.neg ? -quarters : quarters) & 3;
}

/* 1/2 - z / 24 + z^2 / 720 - ..., or 1/6 - z / 120 + ... */
static inline u128 series(u128 z, int first)
{
	u128 p = inverse_factorial[first + 12];

	for (int i = first + 10; i >= first; i -= 2)
		p = inverse_factorial[i] - times(p, z);
	return p;
}

void num_sincos(struct num x, struct num *sine, struct num *cosine)
{
	u128 f = x.e > -129 && x.m ? x.m >> (-1 - x.e) : 0, z, s, c, sum;
	unsigned i;
	bool back;

	if (x.e < -7 || !x.m) {
		z = times(f, f);
		*sine = num_of(x.m - times(x.m, times(z, series(z, 1))), x.e, x.neg);
		c = times(z, series(z, 0));
		*cosine = c ? num_of(-c, -1, false) : num_int(1);
		return;
	}
	i = (unsigned)((f + ((u128)1 << 120)) >> 121);
	f -= (u128)i << 121;
	back = f >> 127;
	f = back ? -f : f;
	z = times(f, f);
	s = f - times(f, times(z, series(z, 1)));
	c = times(z, series(z, 0));
	/* of the sum of two angles */
	sum = sine_of[i] - times(sine_of[i], c);
	z = times(cosine_of[i], s);
	*sine = num_of(back ? sum - z : sum + z, -1, x.neg);
	sum = cosine_of[i] - times(cosine_of[i], c);
	z = times(sine_of[i], s);
	*cosine = num_of(back ? sum + z : sum - z, -1, false);
}

void __compat_quick_sincos(struct num x, struct num *sine, struct num *cosine)
{
	u128 a = x.e > -129 ? x.m >> (-1 - x.e) : 0, sum;
	unsigned i = (unsigned)((a + ((u128)1 << 120)) >> 121);
	bool back;
	uint64_t f, z, s, c;

	a -= (u128)i << 121;
	back = a >> 127;
	f = (uint64_t)((back ? -a : a) >> 56);		/* unit 2^-72 */
	z = upper(f, f);				/* 2^-80 */
	s = (uint64_t)(inverse_factorial[1] >> 64) - (upper(z, (uint64_t)(inverse_factorial[3] >> 64) -
		(upper(z, (uint64_t)(inverse_factorial[5] >> 64)) >> 16)) >> 16);
	s = upper(z, s) >> 16;
	c = (uint64_t)(inverse_factorial[2] >> 64) - (upper(z, (uint64_t)(inverse_factorial[4] >> 64) -
		(upper(z, (uint64_t)(inverse_factorial[6] >> 64)) >> 16)) >> 16);
	c = upper(z, ((uint64_t)1 << 63) - (upper(z, c) >> 16));
	if (!i) {
		if (sine)
			*sine = num_of(x.m - (u128)(uint64_t)(x.m >> 64) * s, x.e, x.neg);
		if (cosine)
			*cosine = num_of(~((u128)c << 48), -1, false);
		return;
	}
	s = f - upper(f, s);
	if (sine) {
		sum = (u128)(uint64_t)(cosine_of[i] >> 64) * s >> 8;
		sum = (back ? -sum : sum) - ((u128)(uint64_t)(sine_of[i] >> 64) * c >> 16);
		*sine = num_of(sine_of[i] + sum, -1, x.neg);
	}
	if (cosine) {
		sum = (u128)(uint64_t)(sine_of[i] >> 64) * s >> 8;
		sum = (back ? sum : -sum) - ((u128)(uint64_t)(cosine_of[i] >> 64) * c >> 16);
		*cosine = num_of(cosine_of[i] + sum, -1, false);
	}
}
