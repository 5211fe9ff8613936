/* SPDX-License-Identifier: MIT */
/* e^x of a number of 256 digits, in 128: x is n log 2 + t, and the rest a polynomial of t. */
#include "math/special.h"
#include "math/fixed.h"
#include "math/f128/table/exp.h"

struct num __compat_exp_wide(struct wide x)
{
	/* log2(e) is the constant times 2^-63; a little more for negative ones, since t shall not be negative */
	uint64_t top = (uint64_t)((u128)x.m[LAST] * 0xb8aa3b295c17f0bb >> 64) + (x.neg ? 8 : 0);
	long n = x.e < -1 ? 0 : (long)(top >> (x.e > 28 ? 0 : 62 - x.e));
	u128 t, m;

	if (!x.m[LAST])
		return num_int(1);
	if (x.e > 28)
		return (struct num){ (u128)1 << 127, x.neg ? -(1 << 28) : 1 << 28, false };
	if (x.neg)
		n = -n - 1;
	t = fixed_of(num_wide(wide_sub(x, wide_mul(wide_of(exp_ln2[0], 0), wide_int(n)))));
	/* 1 + t times the sum, of a fourth: 2^127 is 1; a t beyond log 2 carries */
	m = ((u128)1 << 127) + (times(fixed_sum(exp_table, DEGREE(exp_table), t), t) << 1);
	return m >> 127 ? (struct num){ m, (int)n, false } : num_of(m >> 1 | (u128)1 << 127, (int)n + 1, false);
}
