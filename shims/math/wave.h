/* SPDX-License-Identifier: MIT */
/* Complex functions that are periodic. The circular ones are the hyperbolic ones of i z. */
#include "math/complex_num.h"

enum growth { SINH, COSH, EXP };

static inline void hyperbolic(struct num x, struct num *sine, struct num *cosine)
{
	struct num e = num_expm1(num192_of(num_abs(x))), power = num_add(e, num_int(1)), inverse = num_div(num_int(1), power);

	*sine = num_scale(num_add(e, num_mul(e, inverse)), -1);
	*cosine = num_scale(num_add(power, inverse), -1);
	sine->neg = x.neg;
}

/* The functions of 0 that are 0 stay 0, whatever the other factor is. */
static inline struct parts wave_of_special(REAL x, REAL y, enum growth growth)
{
	bits a = bits_of(x), b = bits_of(y);
	REAL nan = nan_of(x, y), size = growth == EXP && is_negative(a) ? 0 : infinity_of(false);
	struct num rest, s, c;

	if (!is_infinite(a)) {
		if (is_infinite(b) && !is_nan(a))
			raise_invalid();
		if (is_zero(b) || (growth == COSH && is_zero(a)))
			return (struct parts){ nan, zero_of(is_negative(b) != (growth == COSH && is_negative(a))) };
		return (struct parts){ growth == SINH && is_zero(a) ? x : nan, nan };
	}
	if (is_special(b)) {
		if (is_zero(bits_of(size)))
			return (struct parts){ size, zero_of(is_negative(b)) };
		if (is_infinite(b))
			raise_invalid();
		return (struct parts){ growth == SINH ? x : size, nan };
	}
	num_turn(num_quarters(num_from(y), &rest), rest, &s, &c);
	c.neg ^= growth == SINH && is_negative(a);
	s.neg ^= growth == COSH && is_negative(a);
	return (struct parts){ c.neg ? -size : size, is_zero(b) ? zero_of(s.neg) : s.neg ? -size : size };
}

/* sinh x cos y and cosh x sin y; or with sinh and cosh changed, or exp x for both of them */
static inline struct parts wave(REAL x, REAL y, enum growth growth)
{
	struct num p, q, rest, s, c;

	if (is_special(bits_of(x)) || is_special(bits_of(y)))
		return wave_of_special(x, y, growth);
	if (growth == EXP)
		p = q = num_exp(num192_from(x));
	else if (growth == SINH)
		hyperbolic(num_from(x), &p, &q);
	else
		hyperbolic(num_from(x), &q, &p);
	num_turn(num_quarters(num_from(y), &rest), rest, &s, &c);
	return (struct parts){ part_of(num_mul(p, c)), part_of(num_mul(q, s)) };
}

/* tanh(x + i y): sinh x cosh x and sin y cos y, over the sum of the squares of sinh x and cos y */
static inline struct parts hyperbolic_tangent(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);
	struct num rest, s = num_int(0), c = s, sine, cosine, below;	/* compilers do not see that both are set where they are used */
	bool finite = !is_special(b);

	if (!is_infinite(a) && (is_nan(a) || !finite)) {
		REAL nan = nan_of(x, y);

		if (is_infinite(b) && !is_nan(a))
			raise_invalid();
		return (struct parts){ is_zero(a) ? x : nan, is_zero(b) ? y : nan };
	}
	if (finite)
		num_turn(num_quarters(num_from(y), &rest), rest, &s, &c);
	if (is_infinite(a)) {
		if (is_signaling(b))
			raise_invalid();
		return (struct parts){ signed_as(1, a), zero_of(finite ? s.neg != c.neg : is_negative(b)) };
	}
	hyperbolic(num_from(x), &sine, &cosine);
	below = num_add(square(sine), square(c));
	return (struct parts){ part_of(num_div(num_mul(sine, cosine), below)), part_of(num_div(num_mul(s, c), below)) };
}
