/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.4.2. With t = sqrt((|x| + |z|) / 2) the parts are t and y / (2 t), or the other way round. */
#include "math/complex_num.h"

COMPLEX F(csqrt)(COMPLEX z);

static COMPLEX root_of_special(REAL x, REAL y)
{
	bits a = bits_of(x), b = bits_of(y);
	REAL inf = infinity_of(false), other;

	if (is_infinite(b))
		return complex_of(inf, y);
	other = is_nan(a) || is_nan(b) ? nan_of(x, y) : 0;
	if (!is_infinite(a))
		return complex_of(other, other);
	if (is_negative(a))
		return complex_of(other, signed_as(inf, b));
	return complex_of(inf, is_nan(b) ? other : signed_as(other, b));
}

COMPLEX F(csqrt)(COMPLEX z)
{
	struct parts p = parts(z);
	bits a = bits_of(p.re), b = bits_of(p.im);
	struct num x, y, t, other;

	if (is_special(a) || is_special(b))
		return root_of_special(p.re, p.im);
	if (is_zero(a) && is_zero(b))
		return complex_of(0, p.im);
	x = num_from(p.re);
	y = num_from(p.im);
	t = num_sqrt(num_add(square(x), square(y)));
	t = num_sqrt(num_scale(num_add(num_abs(x), t), -1));
	other = num_div(y, num_scale(t, 1));
	if (x.neg) {
		x = num_abs(other);
		other = t;
		other.neg = y.neg;
		t = x;
	}
	return complex_of(part_of(t), part_of(other));
}
