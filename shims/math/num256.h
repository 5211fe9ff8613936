/* SPDX-License-Identifier: MIT */
/* Sums of shims/math/num.h with products that have all their digits. */
#include "math/num.h"

/* as struct num, but of 256 digits: times 2 to the power of e - 255 */
struct num256 {
	u128 high, low;
	int e;
	bool neg;
};

static inline struct num256 num256_product(struct num x, struct num y)
{
	struct num256 p = { .e = x.e + y.e + 1, .neg = x.neg != y.neg };

	p.high = product(x.m, y.m, &p.low);
	if (!(p.high >> 127)) {
		p.high = p.high << 1 | p.low >> 127;
		p.low <<= 1;
		p.e--;
	}
	return p;
}

/* shifted right, with a sticky bit */
static inline void num256_shift(struct num256 *x, int n)
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
static inline struct num256 num256_sum(struct num256 x, struct num256 y)
{
	if (x.e < y.e || (x.e == y.e && (x.high < y.high || (x.high == y.high && x.low < y.low)))) {
		struct num256 t = x;

		x = y;
		y = t;
	}
	num256_shift(&y, x.e - y.e > 300 ? 300 : x.e - y.e);
	if (x.neg == y.neg) {
		bool carry = __builtin_add_overflow(x.low, y.low, &x.low);

		carry = __builtin_add_overflow(x.high, carry, &x.high);
		carry |= __builtin_add_overflow(x.high, y.high, &x.high);
		if (carry) {
			num256_shift(&x, 1);
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
