/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.22, of aarch64 2.40: powers of vectors; within 1.3 ULP, of float 0.7. The logarithm is needed to 64 digits, as it is multiplied by what can
 * make it 708: in two doubles, whose sum it is. For float a double will do.
 */
#include "math/vector_kernels.h"

#if KIND == 1
quick wide pow_of(wide x, wide y)
{
	wide p = y * log_of(x);

	/* what is beyond is so in float too */
	p = choose(p > 200, (wide){ 0 } + 200, p);
	p = choose(p < -200, (wide){ 0 } - 200, p);
	return exp_of(p);
}

static inline vec kernel(vec x, vec y)
{
	mask good = LOG_GOOD(x) & (y > -__builtin_inff()) & (y < __builtin_inff());

	return PATCH(APPLY2(pow_of, x, y), good);
}
#else
/* the first 26 digits */
quick wide top(wide x)
{
	return (wide)((whole)x & ~((1LL << 27) - 1));
}

/* a * b and what it is rounded by */
quick wide product(wide a, wide b, wide *rest)
{
	wide p = a * b, c = top(a), d = top(b), u = a - c, v = b - d;

	*rest = ((c * d - p) + (c * v + u * d)) + u * v;
	return p;
}

/* a + b and what it is rounded by, for a that is 0 or no smaller than b */
quick wide sum(wide a, wide b, wide *rest)
{
	wide s = a + b;

	*rest = b - (s - a);
	return s;
}

/* k log(2) + 2 q + q z (2/3 + z P(z)), with q = f / (2 + f), z = q q */
quick wide log_in_two(wide x, wide *rest)
{
	wide k, f = scaled(x, &k) - 1, d = f + 2, reciprocal = 1 / d, q = f * reciprocal, p, pl, ql, z, zl, c, cl, v, vl, t, tl, a, al, s, sl;

	p = product(q, d, &pl);
	ql = (((f - p) - pl) - q * (f - (d - 2))) * reciprocal;
	z = product(q, q, &zl);
	zl += 2 * q * ql;
	c = sum((wide){ 0 } + TWO_THIRDS_1, TWO_THIRDS_2 + z * POLYNOMIAL(z, POW_POLYNOMIAL), &cl);
	v = product(z, c, &vl);
	vl += z * cl + zl * c;
	t = product(q, v, &tl);
	tl += q * vl + ql * v;
	a = sum(2 * q, t, &al);
	al += 2 * ql + tl;
	s = sum(k * LN2_1, a, &sl);
	return sum(s, (sl + al) + k * LN2_2, rest);
}

static inline vec kernel(vec x, vec y)
{
	wide low, rest, l = log_in_two(x, &low), p = product(y, l, &rest), t = p * LOG2_E + MAGIC, k = t - MAGIC;

	rest += y * low;
	return PATCH(exp_scaled((p - k * LN2_1) - k * LN2_2 + rest, t), LOG_GOOD(x) & (p > -708) & (p < 708));
}
#endif
