/* SPDX-License-Identifier: MIT */
/*
 * ceilf128 floorf128 truncf128 roundf128 rintf128 nearbyintf128 lrintf128 llrintf128 lroundf128 llroundf128 modff128: by sums and
 * comparisons, in all rounding modes.
 */
#include <limits.h>
#include "f128.h"

typedef _Float128 function(_Float128);
static function *volatile const functions[] = { ceilf128, floorf128, truncf128, roundf128, rintf128, nearbyintf128 };
static const char *const names[] = { "ceil", "floor", "trunc", "round", "rint", "nearbyint" };
static long (*volatile lrint_of)(_Float128) = lrintf128, (*volatile lround_of)(_Float128) = lroundf128;
static long long (*volatile llrint_of)(_Float128) = llrintf128, (*volatile llround_of)(_Float128) = llroundf128;
static _Float128 (*volatile modf_of)(_Float128, _Float128 *) = modff128;

/* x without its fraction, which differs by less than 1 */
static _Float128 cut(_Float128 x)
{
	volatile _Float128 big = 0x1p112f128, m = x < 0 ? -x : x;

	if (m < big) {
		volatile _Float128 sum = m + big;

		sum -= big;
		m = sum > m ? sum - 1 : sum;
	}
	return x < 0 ? -m : m;
}

static u128 want_of(int k, u128 b)
{
	_Float128 x = from(b), t = cut(x), part = t - x;	/* which is exact */

	if (part < 0)
		part = -part;
	switch (k == 4 || k == 5 ? mode == FE_UPWARD ? 0 : mode == FE_DOWNWARD ? 1 : mode == FE_TOWARDZERO ? 2 : 4 : k) {
	case 0:
		t += t < x;
		break;
	case 1:
		t -= t > x;
		break;
	case 3:
		t += part < 0.5f128 ? 0 : x < 0 ? -1 : 1;
		break;
	case 4:
		if (part > 0.5f128 || (part == 0.5f128 && cut(t / 2) * 2 != t))
			t += x < 0 ? -1 : 1;
		break;
	}
	return (to(t) & ~SIGN) | (b & SIGN);
}

int main(void)
{
	for (int i = 0; i < 40000; i++) {
		u128 b[3] = { random_bits() }, whole[2];
		int nan, inf;
		_Float128 x;

		if (i % 2)	/* quarters, and what is near them */
			b[0] = (to((_Float128)(next() >> next() % 64) / 4) + next() % 3 - (i % 4 == 1)) ^ (next() & 1 ? SIGN : 0);
		nan = is_nan(b[0]);
		inf = (b[0] & ~SIGN) == INF;
		x = from(b[0]);
		mode = modes[i / 2 % 4];
		for (int k = 0; k < 6; k++) {
			u128 want = nan || inf ? b[0] : want_of(k, b[0]);

			CALL(functions[k](x));
			expect(names[k], b, want, is_signaling(b[0]) ? FE_INVALID : k == 4 && !nan && want != b[0] ? FE_INEXACT : 0, 0);
		}
		for (int k = 0; k < 4; k++) {
			long long n = 0;
			_Float128 want = nan ? INFINITY : inf ? x : from(want_of(k < 2 ? 4 : 3, b[0]));

			CALL((n = k == 0 ? lrint_of(x) : k == 1 ? llrint_of(x) : k == 2 ? lround_of(x) : llround_of(x), 0));
			if (want >= 0x1p63f128 || want < -0x1p63f128) {
				/* neither the value nor what is raised besides is told */
				if (!(raised & FE_INVALID))
					complain("to integer", "not invalid", b);
			} else if (n != (long long)want || (raised && (raised != FE_INEXACT || want == x)) || (k < 2 && !raised != (want == x))) {
#ifdef T_NATIVE
				if (n == LLONG_MIN && k >= 2)	/* of what is less, by a fraction */
					continue;
#endif
				complain(k < 2 ? "lrint" : "lround", "wrong", b);
			}
		}
		CALL(modf_of(x, (_Float128 *)whole));
		if (nan) {
			expect("modf", b, b[0], is_signaling(b[0]) ? FE_INVALID : 0, 0);
		} else {
			u128 part = inf ? 0 : to(x - cut(x));

			expect("modf", b, (part & ~SIGN) | (b[0] & SIGN), 0, 0);
			T_TRUE(whole[0] == (inf ? b[0] : want_of(2, b[0])));
		}
	}
	return t_status;
}
