/* SPDX-License-Identifier: MIT */
/*
 * For lgammaf128 and lgammaf128_r: log|gamma(x)| and the sign of gamma. Below 0.52 ULP, also near its zeros: there,
 * 1 / gamma(x) less 1 is computed in 256 digits, and the logarithm of that.
 */
#define KIND 4
#include "math/constants.h"
#include "math/special.h"
#include "math/fixed.h"
#include "math/round.h"
#include "math/f128/table/gamma.h"

static struct wide from_table(const uint64_t *limbs)
{
	uint64_t m[LIMBS];
	bool neg = limbs[LAST] >> 63, carry = neg;
	struct wide w;

	for (int i = 0; i < LIMBS; i++) {
		m[i] = (neg ? ~limbs[i] : limbs[i]) + carry;
		carry = carry && !m[i];
	}
	w = wide_of(m, 2);
	w.neg = neg;
	return w;
}

/* log(gamma(x)) near its zeros, for x from -40 to 0 */
static struct num near_zero(struct num x)
{
	struct wide product = wide_int(1), w = wide_num(x), one = wide_int(1), sum;
	struct num z, square, power, result;

	while (w.neg || w.e < 0) {
		product = wide_mul(product, w);
		w = wide_add(w, one);
	}
	w = wide_sub(w, one);
	sum = from_table(rgamma_table[DEGREE(rgamma_table)]);
	for (int k = DEGREE(rgamma_table); k--;)
		sum = wide_add(from_table(rgamma_table[k]), wide_mul(sum, w));
	product = wide_mul(product, sum);
	product.neg = false;
	/* -log(1 + d) is -2 (z + z^3 / 3 + z^5 / 5...), where z is d / (2 + d) */
	z = num_wide(wide_sub(product, one));
	z = num_div(z, num_add(num_int(2), z));
	square = num_mul(z, z);
	result = power = z;
	for (int k = 3; power.m && power.e > z.e - 128; k += 2) {
		power = num_mul(power, square);
		result = num_add(result, num_div(power, num_int(k)));
	}
	return num_neg(num_scale(result, 1));
}

/* (x - 1) (x - 2) Q(x), from 1/2 to 5/2, where x is 1 + d */
static struct num by_table(struct num x, struct num d)
{
	u128 t = fixed_of(num_scale(num_sub(x, num_scale(num_int(1), -1)), -1));	/* (x - 1/2) / 2 */
	struct num q = fixed_num(fixed_sum(lgamma_table[t >> 124], DEGREE(lgamma_table[0]), t << 4), 2);

	return num_mul(num_mul(d, num_sub(d, num_int(1))), q);
}

static struct num positive(struct num x)
{
	struct num one = num_int(1), product = one, d;

	if (x.e >= 4)
		return num_wide(__compat_stirling(x));
	if (x.e < -1)
		return num_sub(by_table(num_add(one, x), x), num_wide(wide_log_of(x)));
	d = num_sub(x, one);
	if (num_below(x, num_of(5, 126, false)))
		return by_table(x, d);
	do {
		x = d;
		product = num_mul(product, x);
		d = num_sub(x, one);
	} while (!num_below(x, num_of(5, 126, false)));
	return num_add(by_table(x, d), num_wide(wide_log_of(product)));
}

REAL __compat_lgamma(REAL x, int *sign) hidden;

REAL __compat_lgamma(REAL x, int *sign)
{
	bits b = bits_of(x);
	struct num n, y, result;

	*sign = 1;
	if (is_nan(b))
		return nan_of(x, x);
	if (is_special(b))
		return infinity_of(false);
	n = y = num_from(x);
	y.neg = false;
	if (!n.m)
		*sign = n.neg ? -1 : 1;
	if (!n.m || (n.neg && (n.e >= 127 || (n.e >= 0 && !(n.m << n.e << 1)))))
		return pole_error(false);
	if (!n.neg) {
		result = positive(n);
		return result.m ? num_round(result) : 0;
	}
	if (n.e < 0 || !(n.m >> (127 - n.e) & 1))
		*sign = -1;
	if (n.e < -1)
		return num_round(num_sub(by_table(num_sub(num_int(1), y), n), num_wide(wide_log_of(y))));
	if (n.e < 4)
		result = num_wide(wide_log_of(__compat_gamma(n)));
	else
		result = num_wide(wide_sub(wide_log_of(num_div(NUM_PI, num_mul(y, __compat_sine_pi(y)))),
			__compat_stirling(y)));
	if (result.e < -4 && num_below(y, num_int(40)))
		result = near_zero(n);
	return num_round(result);
}
