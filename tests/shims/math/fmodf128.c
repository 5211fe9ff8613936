/* SPDX-License-Identifier: MIT */
/*
 * fmodf128 remainderf128 remquof128: against long division in binary, with doubled numbers; exact in all rounding modes.
 */
#include "f128.h"

static _Float128 (*volatile fmod_of)(_Float128, _Float128) = fmodf128;
static _Float128 (*volatile remainder_of)(_Float128, _Float128) = remainderf128;
static _Float128 (*volatile quotient_of)(_Float128, _Float128, int *) = remquof128;

/* x modulo y, of positive numbers, and the last bits of the quotient, by subtracting y times powers of 2 */
static _Float128 divide(_Float128 x, _Float128 y, unsigned *q)
{
	static _Float128 multiple[32900];	/* from 2 to the -16494 to 2 to the 16384 */
	int n = 0;

	*q = 0;
	multiple[0] = y;
	while (multiple[n] <= x / 2) {
		multiple[n + 1] = multiple[n] * 2;
		n++;
	}
	for (; n >= 0; n--) {
		*q = *q << 1 | (x >= multiple[n]);
		if (x >= multiple[n])
			x -= multiple[n];
	}
	return x;
}

int main(void)
{
	for (int i = 0; i < 3000; i++) {
		u128 b[3] = { random_bits() };
		int invalid, domain, q = 0;

		b[1] = i % 8 ? near(b[0]) : random_bits();
		if (i % 8 == 1)
			b[1] = to((_Float128)(next() >> next() % 64)), b[0] = to(from(b[1]) / 2 * (long)(next() >> 40));
		invalid = is_signaling(b[0]) || is_signaling(b[1]) ? FE_INVALID : 0;
		domain = !is_nan(b[0]) && !is_nan(b[1]) && ((b[0] & ~SIGN) == INF || !(b[1] << 1));
		mode = modes[i / 8 % 4];
		if (domain || is_nan(b[0]) || is_nan(b[1])) {
			invalid = domain ? FE_INVALID : invalid;
			CALL(fmod_of(from(b[0]), from(b[1])));
			expect("fmod", b, NOT_A_NUMBER, invalid, domain ? EDOM : 0);
			CALL(remainder_of(from(b[0]), from(b[1])));
			expect("remainder", b, NOT_A_NUMBER, invalid, domain ? EDOM : 0);
			CALL(quotient_of(from(b[0]), from(b[1]), &q));
			expect("remquo", b, NOT_A_NUMBER, invalid, -1);
		} else {
			_Float128 y = from(b[1] & ~SIGN);
			unsigned n = 0;
			u128 r = (b[1] & ~SIGN) == INF ? b[0] & ~SIGN : to(divide(from(b[0] & ~SIGN), y, &n));

			CALL(fmod_of(from(b[0]), from(b[1])));
			expect("fmod", b, r | (b[0] & SIGN), 0, 0);
			/* r - y is exact if r is more than a half of it */
			if (y - from(r) < from(r) || (y - from(r) == from(r) && n & 1)) {
				r = to(y - from(r)) | SIGN;
				n++;
			}
			CALL(remainder_of(from(b[0]), from(b[1])));
			expect("remainder", b, r ^ (b[0] & SIGN), 0, 0);
			CALL(quotient_of(from(b[0]), from(b[1]), &q));
			expect("remquo", b, r ^ (b[0] & SIGN), 0, 0);
			if (((b[0] ^ b[1]) & SIGN ? -q : q) < 0 || ((b[0] ^ b[1]) & SIGN ? -q : q) % 8 != (int)(n % 8))
				complain("remquo", "quotient", b);
		}
	}
	return t_status;
}
