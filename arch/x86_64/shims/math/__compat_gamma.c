/* SPDX-License-Identifier: MIT */
/*
 * For tgammaf128 and lgammaf128_r: gamma by polynomials from 1 to 2 and products of x, x + 1... up to 16, by Stirling's series
 * beyond, which has as many digits that e to its power still has 124.
 */
#include "math/special.h"
#include "math/fixed.h"
#include "math/f128/table/gamma.h"

struct wide __compat_stirling(struct num x)
{
	struct num t = num_div(num_int(1), x), half = num_scale(num_int(1), -1);
	/* of 128 / x^2 */
	u128 sum = fixed_sum(stirling_table, DEGREE(stirling_table), fixed_of(num_scale(num_mul(t, t), 7)));
	struct wide w = wide_mul(wide_sub(wide_num(x), wide_num(half)), wide_log_of(x));

	w = wide_add(wide_sub(w, wide_num(x)), wide_of(gamma_half_log[0], 0));
	return wide_add(w, wide_num(num_mul(t, fixed_num(sum, 0))));
}

struct num __compat_gamma(struct num x)
{
	struct num product = num_int(1), one = num_int(1), two = num_int(2);
	bool less = x.neg || x.e < 0;
	int j;

	if (!x.neg && x.e >= 4)
		return exp_of_wide(__compat_stirling(x));
	for (; less ? x.neg || x.e < 0 : x.e > 0; x = less ? num_add(x, one) : x) {
		if (!less)
			x = num_sub(x, one);
		product = num_mul(product, x);
	}
	if (x.e > 0)	/* made 2 by what was rounded */
		x = num_sub(two, (struct num){ 1, 0, false });
	j = (int)(x.m >> 125) & 3;
	one = fixed_num(fixed_sum(gamma_table[j], DEGREE(gamma_table[0]), x.m << 3), 2);
	return less ? num_div(one, product) : num_mul(one, product);
}

struct num __compat_sine_pi(struct num x)
{
	u128 f;
	struct num n;

	x.neg = false;
	if (x.e >= 0)
		f = x.m << x.e << 1;	/* the digits behind the point */
	else if (x.e == -1)
		f = x.m;
	else
		f = 0;
	if (x.e >= -1)
		x = num_of(f >> 127 ? -f : f, -1, false);
	n = num_mul(x, x);
	return num_mul(x, fixed_num(fixed_sum(sine_table, DEGREE(sine_table), fixed_of(n)), 4));
}
