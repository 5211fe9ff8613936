/* SPDX-License-Identifier: MIT */
/* Inverses of the circular and of the hyperbolic functions of complex numbers. */
#include "math/complex_num.h"

/*
 * One part of the arc sine, or cosine, of x + i y is an angle, the other one the magnitude of a logarithm; negative ones if it
 * says so. With r and s, how far the point is from -1 and 1, and a = (r + s) / 2, they are that of sine x / a, and
 * log(a + sqrt(a^2 - 1)). a - 1 and a - |x| without cancellation come from r - (|x| + 1) = y^2 / (r + (|x| + 1)) and its like.
 */
static inline struct parts arc(REAL x, REAL y, bool cosine, bool neg_angle, bool neg_log)
{
	bits a = bits_of(x), b = bits_of(y);
	struct num n = num_from(x), m, height, from, r, s, u, v, w, one = num_int(1), angle;
	struct num192 log;

	if (is_nan(a) || is_nan(b)) {
		REAL nan = nan_of(x, y);

		return (struct parts){ !is_zero(a) ? nan : cosine ? part_of((struct num){ HALF_PI.m, HALF_PI.e, neg_angle }) : x,
			is_infinite(a) || is_infinite(b) ? infinity_of(neg_log) : nan };
	}
	if (is_special(a) || is_special(b)) {
		y = signed_as(y, 0);
		angle = cosine ? angle_of(y, x) : angle_of(x, y);
		angle.neg ^= neg_angle;
		return (struct parts){ part_of(angle), infinity_of(neg_log) };
	}
	m = num_abs(n);
	height = square(num_from(y));
	from = num_sub(m, one);
	u = num_add(m, one);
	r = num_sqrt(num_add(square(u), height));
	s = num_sqrt(num_add(square(from), height));
	/* r - (|x| + 1), and s with | |x| - 1 | added or taken off */
	u = num_div(height, num_add(r, u));
	v = num_add(s, num_abs(from));
	w = v.m ? num_div(height, v) : v;
	r = num_scale(num_add(r, s), -1);
	if (from.neg) {
		s = v;
		v = w;
		w = s;
	}
	v = num_scale(num_add(u, v), -1);	/* a - 1 */
	w = num_scale(num_add(u, w), -1);	/* a - |x| */
	log = num_log1p(num_add(v, num_sqrt(num_mul(v, num_add(r, one)))));
	log.neg = neg_log;
	w = num_sqrt(num_mul(w, num_add(r, m)));
	angle = cosine ? num_atan2(w, n) : num_atan2(n, w);
	angle.neg ^= neg_angle;
	return (struct parts){ part_of(angle), part_of192(log) };
}

/* log(1 + 4 x / ((1 - x)^2 + y^2)) / 4, and half the angle of the point with the ordinate 2 y above (1 - x) (1 + x) - y^2 */
static inline struct parts arc_hyperbolic_tangent(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);
	struct num n = num_abs(num_from(x)), m = num_from(y), angle, height, one = num_int(1), less = num_sub(one, n);
	struct num192 log;

	if (is_special(a) || is_special(b)) {
		REAL nan = nan_of(x, y);

		if (!is_infinite(a) && !is_infinite(b))
			return (struct parts){ is_zero(a) ? x : nan, nan };
		angle = HALF_PI;
		angle.neg = is_negative(b);
		return (struct parts){ zero_of(is_negative(a)), is_nan(b) ? nan : part_of(angle) };
	}
	if (!less.m && !m.m) {
		raise_divide();
		return (struct parts){ infinity_of(is_negative(a)), y };
	}
	height = square(m);
	log = num_log1p(num_div(num_scale(n, 2), num_add(square(less), height)));
	log.e -= 2;
	log.neg = is_negative(a);
	angle = num_atan2(num_scale(m, 1), num_sub(num_mul(less, num_add(one, n)), height));
	return (struct parts){ part_of192(log), part_of(num_scale(angle, -1)) };
}
