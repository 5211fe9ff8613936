/* SPDX-License-Identifier: MIT */
/*
 * Powers of e and of 2. The exponent's fraction is a sum of i / 128, j / 16384 and a rest below 2^-14, for which Taylor's
 * series has eight terms; the powers of the other two are in tables.
 */
#include "math/constants.h"
#include "math/num192.h"
#include "math/quick_num.h"
#include "math/exp_table.h"
#include "math/factorial_table.h"

struct num192 num192_mul(struct num192 x, struct num192 y)
{
	u128 low, high = product(x.m, y.m, &low), sum;

	sum = (u128)(uint64_t)(low >> 64) + (uint64_t)((u128)(uint64_t)(x.m >> 64) * y.low >> 64) +
		(uint64_t)((u128)(uint64_t)(y.m >> 64) * x.low >> 64);
	high += sum >> 64;
	if (!high)
		return (struct num192){ 0, 0, 0, x.neg != y.neg };
	if (high >> 127)
		return (struct num192){ high, (uint64_t)sum, x.e + y.e + 1, x.neg != y.neg };
	return (struct num192){ high << 1 | (uint64_t)sum >> 63, (uint64_t)sum << 1, x.e + y.e, x.neg != y.neg };
}

struct num num_exp2(struct num192 x)
{
	u128 f = 0, t, q, a;
	int e = 0;

	if (x.e > 16)
		return (struct num){ (u128)1 << 127, x.neg ? -100000 : 100000, false };
	if (x.m && x.e >= 0) {
		e = (int)(x.m >> (127 - x.e));
		f = x.m << (x.e + 1) | x.low >> (63 - x.e);
	} else if (x.m && x.e > -129) {
		f = x.m >> (-1 - x.e);
	}
	if (x.neg) {
		e = -e - !!f;
		f = -f;
	}
	t = times(f & (((u128)1 << 114) - 1), ln2);
	q = inverse_factorial[6];
	for (int i = 5; i >= 0; i--)
		q = inverse_factorial[i] + times(t, q);
	q = t + times(t, times(t, q));
	a = power[f >> 121];
	a += times(a, small_power[(unsigned)(f >> 114) & 127]);
	a += times(a, q);
	return (struct num){ a, e, false };
}

struct num num_exp(struct num192 x)
{
	return num_exp2(num192_mul(x, LOG2_E));
}

struct num num_expm1(struct num192 x)
{
	u128 f, p;

	if (!x.m || x.e >= -4)
		return num_sub(num_exp(x), num_int(1));
	/* x times 1 + x / 2 + x^2 / 6 + ... */
	f = x.e > -129 ? x.m >> (-1 - x.e) : 0;
	p = inverse_factorial[20];
	for (int i = 19; i >= 0; i--)
		p = x.neg ? inverse_factorial[i] - times(f, p) : inverse_factorial[i] + times(f, p);
	p = times(f, p);
	if (x.neg)
		return num_of(x.m - times(x.m, p), x.e, true);
	f = times(x.m, p);
	return x.m + f < f ? (struct num){ shifted(x.m + f, 1) | (u128)1 << 127, x.e + 1, false } : (struct num){ x.m + f, x.e, false };
}

u128 __compat_quick_exp2(uint64_t f)
{
	uint64_t t = upper(f << 7, (uint64_t)(ln2 >> 64));	/* unit 2^-71 */
	u128 a = power[f >> 57];

	t += upper(t, upper(t, quick_sum(inverse_factorial, 5, t, 7, false))) >> 7;
	return a + ((u128)(uint64_t)(a >> 64) * t >> 7);
}

struct num __compat_quick_expm1(uint64_t m, int e, bool neg)
{
	uint64_t f = e > -68 ? m >> (-4 - e) : 0;		/* unit 2^-67 */
	u128 sum = (u128)m << 63, rest = (u128)m * (upper(f, quick_sum(inverse_factorial, 9, f, 3, neg)) >> 3) >> 1;

	return num_of(neg ? sum - rest : sum + rest, e + 1, neg);
}
