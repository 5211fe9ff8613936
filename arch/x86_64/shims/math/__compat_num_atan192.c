/* SPDX-License-Identifier: MIT */
/* As __compat_num_atan2.c, of 192 digits: of a quotient near i / 64, and what is left for the series at most 2^-7. */
#include "math/sum.h"
#include "math/atan_table.h"
#include "math/atan192_table.h"

/* the quotient of 128 digits, and that of what it leaves */
static struct num192 quotient(struct num192 x, struct num192 y)
{
	struct num q = num_div(num_cut(x), num_cut(y));
	struct num192 product = num192_mul(num192_of(q), y);

	product.neg = !product.neg;
	return num192_add(num192_of(q), num192_of(num_div(num_cut(num192_add(x, product)), num_cut(y))));
}

struct num192 num192_atan(struct num y, struct num x)
{
	struct num one = num_int(1), cut, square, a;
	struct num192 t;
	unsigned i = 0;
	bool neg = y.neg;
	u128 z, p;

	y.neg = false;
	if (y.m && x.e - y.e < 8) {
		uint64_t d = (uint64_t)(x.m >> 96);

		i = (unsigned)((((uint64_t)(y.m >> 96) << 6 >> (x.e - y.e)) + d / 2) / d);
	}
	if (i) {
		a = num_scale(num_int((long)i), -6);
		t = quotient(num_products(y, one, x, num_neg(a)), num_products(x, one, y, a));
	} else {
		t = quotient(num192_of(y), num192_of(x));
	}
	/* t - t^3 / 3 + ... */
	cut = num_cut(t);
	square = num_mul(cut, cut);
	z = square.m && square.e > -129 ? square.m >> (-1 - square.e) : 0;
	p = part[8];
	for (int k = 7; k >= 0; k--)
		p = part[k] - times(p, z);
	t = num192_add(t, num192_of(num_neg(num_mul(num_mul(cut, square), num_of(p, -1, false)))));
	if (i)
		t = num192_add(arc192[i], t);
	t.neg = t.neg != neg;
	return t;
}
