/* SPDX-License-Identifier: MIT */
/*
 * log(x) of 128 digits, in some 145: x is 2^e m, m times a number of the table 1 + r with r below 1 / 63, and log(1 + r) is
 * r - r^2 / 2, both with all digits, + r^3 times a polynomial.
 */
#include "math/special.h"
#include "math/fixed.h"
#include "math/f128/table/log.h"

struct wide __compat_log_wide(struct num x)
{
	unsigned j = (unsigned)(x.m >> 121) & 63;
	uint64_t scale = log_scale[j];
	u128 low = (u128)(uint64_t)x.m * scale, high = (x.m >> 64) * scale + (low >> 64);
	/* of m times scale / 2^15, which has 143 digits, what is behind the point */
	uint64_t limbs[LIMBS] = { 0 };
	struct wide r, sum;
	struct num n;

	high = high << 50;	/* the first digit is 2^128's, and goes */
	limbs[3] = (uint64_t)(high >> 64);
	limbs[2] = (uint64_t)high | (uint64_t)low >> 14;
	limbs[1] = (uint64_t)low << 50;
	r = wide_of(limbs, 0);
	n = num_wide(r);
	sum = wide_sub(r, wide_scale(wide_mul(r, r), -1));
	n = num_mul(num_mul(n, num_mul(n, n)), fixed_num(fixed_sum(log_rest, DEGREE(log_rest), fixed_of(n) << 5), 0));
	sum = wide_add(sum, wide_num(n));
	sum = wide_add(sum, wide_of(&log_table[j][6 - LIMBS], 0));
	return wide_add(sum, wide_mul(wide_of(&log_ln2[0][6 - LIMBS], 0), wide_int(x.e)));
}

struct num __compat_log(struct num x)
{
	return num_wide(__compat_log_wide(x));
}
