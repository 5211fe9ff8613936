/* SPDX-License-Identifier: MIT */
/* Logarithms of complex numbers. */
#include "math/complex_num.h"
#include "math/sum.h"

/* log |x + i y|, not both of which are 0 */
static inline struct num192 log_modulus(struct num x, struct num y)
{
	struct num t, one = num_int(1);
	struct num192 log, d = { 0 };

	x = num_abs(x);
	y = num_abs(y);
	if (num_below(x, y)) {
		t = x;
		x = y;
		y = t;
	}
	/* near 1: all digits of (x - 1) (x + 1) + y^2 */
	if (x.e == 0 || x.e == -1)
		d = num_products(num_sub(x, one), num_add(x, one), y, y);
	if ((x.e == 0 || x.e == -1) && (d.e < -1 || !d.m))
		log = d.m ? num192_log1p(d) : d;
	else
		log = num_log(num_products(x, x, y, y));
	log.e--;
	return log;
}

/* to the base e, or 10 */
static inline struct parts logarithm(REAL x, REAL y, bool ten)
{
	bits a = bits_of(x), b = bits_of(y);
	struct num192 log, angle;
	REAL re, im;

	if (is_nan(a) || is_nan(b)) {
		im = nan_of(x, y);
		return (struct parts){ is_infinite(a) || is_infinite(b) ? infinity_of(false) : im, im };
	}
	angle = num192_of(angle_of(y, x));
	im = part_of192(ten ? num192_mul(angle, LOG10_E) : angle);
	if (is_special(a) || is_special(b)) {
		re = infinity_of(false);
	} else if (is_zero(a) && is_zero(b)) {
		raise_divide();
		re = infinity_of(true);
	} else {
		log = log_modulus(num_from(x), num_from(y));
		re = part_of192(ten ? num192_mul(log, LOG10_E) : log);
	}
	return (struct parts){ re, im };
}
