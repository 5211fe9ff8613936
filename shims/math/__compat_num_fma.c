/* SPDX-License-Identifier: MIT */
/* Sums with products of shims/math/num.h that have all their digits. */
#include "math/num.h"

/* as struct num, but of 256 digits: times 2 to the power of e - 255 */
struct wide {
	u128 high, low;
	int e;
	bool neg;
};

static struct wide product_of(struct num x, struct num y)
{
	struct wide p = { .e = x.e + y.e + 1, .neg = x.neg != y.neg };

	p.high = product(x.m, y.m, &p.low);
	if (!(p.high >> 127)) {
		p.high = p.high << 1 | p.low >> 127;
		p.low <<= 1;
		p.e--;
	}
	return p;
}

/* shifted right, with a sticky bit */
static void shift(struct wide *x, int n)
{
	if (n >= 128) {
		x->low = shifted(x->high, n - 128) | !!x->low;
		x->high = 0;
	} else if (n) {
		x->low = shifted(x->low, n) | x->high << (128 - n);
		x->high >>= n;
	}
}

/* of two that are not 0. Shifted by one or less the smaller one has all its digits, and by more no more than one is cancelled. */
static struct wide sum(struct wide x, struct wide y)
{
	if (x.e < y.e || (x.e == y.e && (x.high < y.high || (x.high == y.high && x.low < y.low)))) {
		struct wide t = x;

		x = y;
		y = t;
	}
	shift(&y, x.e - y.e > 300 ? 300 : x.e - y.e);
	if (x.neg == y.neg) {
		bool carry = __builtin_add_overflow(x.low, y.low, &x.low);

		carry = __builtin_add_overflow(x.high, carry, &x.high) | __builtin_add_overflow(x.high, y.high, &x.high);
		if (carry) {
			shift(&x, 1);
			x.high |= (u128)1 << 127;
			x.e++;
		}
		return x;
	}
	x.high -= y.high + (x.low < y.low);
	x.low -= y.low;
	if (!x.high) {
		x.high = x.low;
		x.low = 0;
		x.e -= 128;
	}
	if (x.high && !(x.high >> 127)) {
		int n = leading_zeros(x.high);

		x.high = x.high << n | x.low >> (128 - n);
		x.low <<= n;
		x.e -= n;
	}
	return x;
}

struct num num_fma(struct num x, struct num y, struct num z)
{
	struct wide s;

	if (!x.m || !y.m)
		return z;
	s = product_of(x, y);
	if (z.m)
		s = sum(s, (struct wide){ z.m, 0, z.e, z.neg });
	return s.high ? (struct num){ s.high | !!s.low, s.e, s.neg } : (struct num){ 0, 0, false };
}

struct num num_hypot(struct num x, struct num y)
{
	struct wide s;

	if (!x.m || !y.m)
		return (struct num){ x.m | y.m, x.m ? x.e : y.e, false };
	s = sum(product_of(x, x), product_of(y, y));
	return __compat_num_sqrt_of(s.high, s.low, s.e);
}
