/* SPDX-License-Identifier: MIT */
/* Sums with products of shims/math/num.h that have all their digits. */
#include "math/num256.h"

struct num num_fma(struct num x, struct num y, struct num z)
{
	struct num256 s;

	if (!x.m || !y.m)
		return z;
	s = num256_product(x, y);
	if (z.m)
		s = num256_sum(s, (struct num256){ z.m, 0, z.e, z.neg });
	return s.high ? (struct num){ s.high | !!s.low, s.e, s.neg } : (struct num){ 0, 0, false };
}

struct num num_hypot(struct num x, struct num y)
{
	struct num256 s;

	if (!x.m || !y.m)
		return (struct num){ x.m | y.m, x.m ? x.e : y.e, false };
	s = num256_sum(num256_product(x, x), num256_product(y, y));
	return __compat_num_sqrt_of(s.high, s.low, s.e);
}
