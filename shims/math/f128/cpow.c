/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.26, C23 7.3.8.3: exp(c log z). For sine and cosine the angle of z is a multiple of a quarter of pi and a rest, right
 * to 2^-140, so that a whole c leaves nothing or all digits of the rest where one part of the power is 0 or nearly so. Elsewhere
 * what is less than 2^-25 |c| of the other part may have fewer right digits.
 */
#include "math/modulus.h"
#include "math/wave.h"
#include "math/atan192_table.h"

COMPLEX F(cpow)(COMPLEX z, COMPLEX c);

/* n = turns + *rest, which is from -1/2 to 1/2 */
static unsigned turns_of(struct num192 n, struct num192 *rest)
{
	int s = n.e + 1, r = 192 - s, zeros;
	uint64_t low;
	u128 high;
	unsigned turns;
	bool back;

	*rest = (struct num192){ 0 };
	if (!n.m || s < 0 || s > 191) {
		if (s < 0)
			*rest = n;
		return 0;
	}
	turns = s ? (unsigned)(r >= 64 ? n.m >> (r - 64) : n.m << (64 - r) | n.low >> r) & 3 : 0;
	high = s >= 128 ? (u128)n.low << (s - 64) : s > 64 ? n.m << s | (u128)n.low << (s - 64) :
		s ? n.m << s | n.low >> (64 - s) : n.m;
	low = s < 64 ? n.low << s : 0;
	back = high >> 127;
	if (back) {
		high = ~high + !low;
		low = -low;
		turns++;
	}
	if (!high) {
		high = (u128)low << 64;
		low = 0;
		s = 64;
	} else {
		s = 0;
	}
	if (high) {
		zeros = leading_zeros(high);
		if (zeros) {
			high = high << zeros | (zeros <= 64 ? low >> (64 - zeros) : (u128)low << (zeros - 64));
			low = zeros < 64 ? low << zeros : 0;
		}
		*rest = (struct num192){ high, low, -1 - zeros - s, back != n.neg };
	}
	return (n.neg ? -turns : turns) & 3;
}

/* the angle of (x, y), not both of which are 0, is what it returns quarters of pi and *rest, at most pi / 8 */
static int eighths(struct num x, struct num y, struct num192 *rest)
{
	struct num large = num_abs(x), small = num_abs(y), t;
	bool swap = num_below(large, small), neg = swap != x.neg;
	int n = 0;

	if (swap) {
		t = large;
		large = small;
		small = t;
	}
	if (num_below(num_mul(large, num_scale(num_int(53), -7)), small)) {
		t = num_add(small, large);
		small = num_sub(small, large);
		large = t;
		n = 1;
	}
	*rest = num192_atan(small, large);
	n = swap ? 2 - n : n;
	n = x.neg ? 4 - n : n;
	rest->neg ^= neg ^ y.neg;
	return y.neg ? -n : n;
}

static COMPLEX power(struct num x, struct num y, struct num c, struct num d)
{
	struct num192 log = log_modulus(x, y), angle, turn, rest, part, exponent, half = QUARTER_PI;
	struct num whole = num_int(eighths(x, y, &angle)), product = num_scale(num_mul(c, whole), -1), sine, cosine, size, cut;
	unsigned quarters;

	half.e++;
	/* the imaginary part of c log z, in quarter turns and a rest */
	quarters = turns_of(num192_of(product), &turn);
	rest = num192_add(num192_mul(num192_of(c), angle), num192_mul(num192_of(d), log));
	if (turn.m)
		rest = num192_add(rest, num192_mul(turn, half));
	cut = num_cut(rest);
	if (rest.e >= 100) {
		quarters += num_quarters(cut, &cut);
	} else if (rest.m && rest.e >= -1) {
		struct num192 by = INVERSE_PI;

		by.e++;
		quarters += turns_of(num192_mul(rest, by), &part);
		cut = num_cut(num192_mul(part, half));
	}
	num_turn(quarters & 3, cut, &sine, &cosine);
	/* multiples of a quarter turn, as sinpi and cospi have them */
	cosine.neg &= !!cosine.m;
	if (!sine.m && product.m)
		sine.neg = product.neg;
	/* and the real part, for which it is the whole angle */
	half.e--;
	angle = num192_add(angle, num192_mul(half, num192_of(whole)));
	angle = num192_mul(num192_of(num_neg(d)), angle);
	exponent = num192_add(num192_mul(num192_of(c), log), angle);
	size = num_exp(exponent);
	return complex_of(part_of(num_mul(size, cosine)), part_of(num_mul(size, sine)));
}

COMPLEX F(cpow)(COMPLEX z, COMPLEX c)
{
	struct parts p = parts(z), q = parts(c);
	bits a = bits_of(p.re), b = bits_of(p.im);

	if (is_special(a) || is_special(b) || is_special(bits_of(q.re)) || is_special(bits_of(q.im)) || (is_zero(a) && is_zero(b))) {
		p = logarithm(p.re, p.im, false);
		p = parts(c * complex_of(p.re, p.im));
		p = wave(p.re, p.im, EXP);
		return complex_of(p.re, p.im);
	}
	return power(num_from(p.re), num_from(p.im), num_from(q.re), num_from(q.im));
}
