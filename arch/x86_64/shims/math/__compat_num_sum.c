/* SPDX-License-Identifier: MIT */
/* Sums of 192 digits, and with all digits of products. */
#include "math/constants.h"
#include "math/sum.h"
#include "math/num256.h"

static struct num192 cut(struct num256 x)
{
	return x.high ? (struct num192){ x.high, (uint64_t)(x.low >> 64), x.e, x.neg } : (struct num192){ 0 };
}

struct num192 num_products(struct num x, struct num y, struct num z, struct num w)
{
	if (!z.m || !w.m)
		return x.m && y.m ? cut(num256_product(x, y)) : (struct num192){ 0 };
	if (!x.m || !y.m)
		return cut(num256_product(z, w));
	return cut(num256_sum(num256_product(x, y), num256_product(z, w)));
}

static struct num256 num256_of(struct num192 x)
{
	return (struct num256){ x.m, (u128)x.low << 64, x.e, x.neg };
}

struct num192 num192_add(struct num192 x, struct num192 y)
{
	if (!x.m && !y.m)
		return (struct num192){ .neg = x.neg && y.neg };
	return !x.m ? y : !y.m ? x : cut(num256_sum(num256_of(x), num256_of(y)));
}

struct num192 num192_log1p(struct num192 d)
{
	struct num t = num_cut(d), rest;
	struct num192 one = num192_of(num_int(1));

	if (d.e >= -40)
		return num_log(num192_add(one, d));
	/* d - d^2 (1/2 - d / 3 + d^2 / 4) */
	rest = num_sub(num_scale(num_int(1), -1), num_mul(t, num_sub(num_cut(ONE_THIRD), num_scale(t, -2))));
	return num192_add(d, num192_of(num_neg(num_mul(num_mul(t, t), rest))));
}
