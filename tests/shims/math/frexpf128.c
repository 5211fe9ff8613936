/* SPDX-License-Identifier: MIT */
/* frexpf128 ilogbf128 logbf128 nextafterf128 nanf128: by multiplications with powers of 2, by comparisons, and known NaNs. */
#include <limits.h>
#include "f128.h"

static _Float128 (*volatile frexp_of)(_Float128, int *) = frexpf128;
static int (*volatile ilogb_of)(_Float128) = ilogbf128;
static _Float128 (*volatile logb_of)(_Float128) = logbf128;
static _Float128 (*volatile next_of)(_Float128, _Float128) = nextafterf128;
static _Float128 (*volatile nan_of)(const char *) = nanf128;

static const struct {
	const char *text;
	uint64_t payload;
} payloads[] = {
	{ "", 0 }, { "0", 0 }, { "1", 1 }, { "0x12345", 0x12345 }, { "0xfFffFFFFffffffff", UINT64_MAX },
	{ "18446744073709551616", UINT64_MAX }, { "012", 10 }, { "08", 0 }, { "00", 0 }, { "0x", 0 }, { "abc", 0 }, { "1a", 0 },
	{ "+5", 0 }, { " 5", 0 }, { "-1", 0 }, { "7_", 0 }, { "1)", 0 }, { "0X1g", 0 }, { "0X1F", 0x1f }, { "0777", 0777 }, { "0b1", 0 },
};

int main(void)
{
	for (int i = 0; i < 40000; i++) {
		u128 b[3] = { random_bits() };
		int nan, inf, e = 1, invalid, low;
		_Float128 x, y, m;

		b[1] = near(b[0]);
		nan = is_nan(b[0]);
		inf = (b[0] & ~SIGN) == INF;
		invalid = is_signaling(b[0]) ? FE_INVALID : 0;
		x = from(b[0]);
		y = from(b[1]);
		mode = modes[i % 4];
		CALL(frexp_of(x, &e));
		if (nan || inf || !(b[0] << 1)) {
			expect("frexp", b, b[0], invalid, 0);
		} else {
			m = from(got & ~SIGN);
			if (m < 0.5f128 || m >= 1 || raised || error || e < -16493 || e > 16384)
				complain("frexp", "wrong", b);
			m = from(got);
			for (int k = 0; k < e; k++)
				m *= 2;
			for (int k = 0; k > e; k--)
				m /= 2;
			if (to(m) != b[0])
				complain("frexp", "another number", b);
		}
		CALL(logb_of(x));
		if (nan || inf)
			expect("logb", b, b[0] & ~SIGN, invalid, 0);
		else if (!(b[0] << 1))
			expect("logb", b, INF | SIGN, FE_DIVBYZERO, -1);
		else
			expect("logb", b, to(e - 1), 0, 0);
		CALL((low = ilogb_of(x), 0));
		if (nan || inf || !(b[0] << 1)) {
			if (low != (nan ? FP_ILOGBNAN : inf ? INT_MAX : FP_ILOGB0) || raised != FE_INVALID || error != EDOM)
				complain("ilogb", "wrong", b);
		} else if (low != e - 1 || raised || error) {
			complain("ilogb", "wrong", b);
		}

		invalid = invalid || is_signaling(b[1]) ? FE_INVALID : 0;
		CALL(next_of(x, y));
		if (nan || is_nan(b[1])) {
			expect("nextafter", b, NOT_A_NUMBER, invalid, 0);
		} else if (x == y) {
			expect("nextafter", b, b[1], 0, 0);
		} else {
			_Float128 z = from(got);
			int small = !(got << 1 >> 113), big = !inf && (got & ~SIGN) == INF;

			/* neighbours: there is nothing but one of them in the middle */
			if (is_nan(got) || (x < y ? z <= x || z > y : z >= x || z < y) || (got << 1 && b[0] << 1 && (got ^ b[0]) & SIGN))
				complain("nextafter", "order", b);
			m = inf || big ? x : x / 2 + z / 2;
			if (inf || big ? (got & ~SIGN) - (b[0] & ~SIGN) != (u128)(big ? 1 : -1) :
			    small ? z - x != 0x1p-16494f128 && x - z != 0x1p-16494f128 : m != x && m != z)
				complain("nextafter", "too far", b);
			if (raised != (big ? FE_OVERFLOW | FE_INEXACT : small ? FE_UNDERFLOW | FE_INEXACT : 0) ||
			    (error != (big || small ? ERANGE : 0) && (error || b[0] << 1)))
				complain("nextafter", "exceptions", b);
		}
	}
	for (unsigned i = 0; i < sizeof payloads / sizeof *payloads; i++)
		T_SAME(nan_of(payloads[i].text), NOT_A_NUMBER | payloads[i].payload);
	return t_status;
}
