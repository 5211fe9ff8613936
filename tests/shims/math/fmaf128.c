/* SPDX-License-Identifier: MIT */
/*
 * fmaf128 sqrtf128 hypotf128 cabsf128 fdimf128 scalbnf128 scalblnf128 ldexpf128: rounded correctly in all modes (but hypotf128 of
 * glibc's own, where it is off by one), and what they make of NaNs and INFinities.
 */
#include <complex.h>
#include "f128.h"
#include "exact.h"

static _Float128 (*volatile fma_of)(_Float128, _Float128, _Float128) = fmaf128;
static _Float128 (*volatile sqrt_of)(_Float128) = sqrtf128;
static _Float128 (*volatile fdim_of)(_Float128, _Float128) = fdimf128;
static _Float128 (*volatile hypot_of)(_Float128, _Float128) = hypotf128;
static _Float128 (*volatile abs_of)(_Complex _Float128) = cabsf128;
static _Float128 (*volatile scale_of)(_Float128, int) = scalbnf128;
static _Float128 (*volatile ldexp_of)(_Float128, int) = ldexpf128;
static _Float128 (*volatile long_of)(_Float128, long) = scalblnf128;

static int of_hypot(const struct exact *x, struct exact c)
{
	struct exact square[3][2] = { { x[0], x[0] }, { x[1], x[1] }, { c, c } };

	if (c.neg)
		return 1;
	clear();
	for (int i = 0; i < 3; i++)
		add(2, square[i], i == 2);
	return sign_of_total();
}

static int of_itself(const struct exact *x, struct exact c)
{
	clear();
	add(1, x, false);
	add(1, &c, true);
	return sign_of_total();
}

static u128 b[3];
static struct exact x[3];

static void check(const char *name, const char *bad)
{
	if (bad)
		complain(name, bad, b);
}

int main(void)
{
	const struct format *f = format_of(113);

	for (int i = 0; i < 12000; i++) {
		enum kind k[3];
		int n = (int)(next() % (i % 3 ? 300 : 50000)) - (i % 3 ? 150 : 25000), signaling = 0, nans = 0;

		b[0] = random_bits();
		b[1] = near(b[0]);
		b[2] = random_bits();
		if (i % 3 == 0)		/* what cancels */
			b[2] = near(to(-(from(b[0]) * from(b[1]))));
		for (int j = 0; j < 3; j++) {
			k[j] = decode(f, b[j], &x[j]);
			signaling |= (k[j] == SIGNALING) << j;
			nans |= is_nan(b[j]) << j;
		}
		mode = modes[next() % 4];

		CALL(fma_of(from(b[0]), from(b[1]), from(b[2])));
		if (k[0] <= FINITE && k[1] <= FINITE && k[2] <= FINITE)
			check("fma", wrong(f, got, mode, raised, -1, of_fma, x,
				(b[0] ^ b[1] ^ b[2]) & SIGN ? mode == FE_DOWNWARD : x[2].neg));
		else if (nans)
			expect("fma of a NaN", b, NOT_A_NUMBER, (k[0] == ZERO && k[1] == INFINITY_) || (k[0] == INFINITY_ && k[1] == ZERO) ? -1 :
				signaling ? FE_INVALID : 0, -1);
		else if ((k[0] == INFINITY_ && k[1] == ZERO) || (k[1] == INFINITY_ && k[0] == ZERO))
			expect("fma", b, NOT_A_NUMBER, FE_INVALID, -1);
		else if (k[0] == INFINITY_ || k[1] == INFINITY_)
			expect("fma", b, k[2] == INFINITY_ && (b[0] ^ b[1] ^ b[2]) & SIGN ? NOT_A_NUMBER : INF | ((b[0] ^ b[1]) & SIGN),
				k[2] == INFINITY_ && (b[0] ^ b[1] ^ b[2]) & SIGN ? FE_INVALID : 0, -1);
		else
			expect("fma", b, b[2], 0, 0);

		CALL(sqrt_of(from(b[0])));
		if (k[0] == FINITE && !x[0].neg)
			check("sqrt", wrong(f, got, mode, raised, error, of_sqrt, x, false));
		else
			expect("sqrt", b, nans & 1 || (k[0] && x[0].neg) ? NOT_A_NUMBER : b[0], signaling & 1 || (!(nans & 1) && k[0] && x[0].neg) ?
				FE_INVALID : 0, !(nans & 1) && k[0] && x[0].neg ? EDOM : 0);

		CALL(fdim_of(from(b[0]), from(b[1])));
		if (nans & 3)
			expect("fdim of a NaN", b, NOT_A_NUMBER, signaling & 3 ? FE_INVALID : 0, 0);
		else if (!(from(b[0]) > from(b[1])))
			expect("fdim", b, 0, 0, 0);
		else if (k[0] == INFINITY_ || k[1] == INFINITY_)
			expect("fdim", b, INF, 0, 0);
		else
			check("fdim", wrong(f, got, mode, raised, error, of_sub, x, false));

		for (int way = 0; way < 2; way++) {
			if (way)
				CALL(abs_of(__builtin_complex(from(b[0]), from(b[1]))));
			else
				CALL(hypot_of(from(b[0]), from(b[1])));
			if (k[0] <= FINITE && k[1] <= FINITE) {
				const char *bad = wrong(f, got, mode, raised, error, of_hypot, x, false);
#ifdef T_NATIVE
				/* off by one, or exact then by chance, or seen as tiny */
				if (bad && strcmp(bad, "errno")) {
					got++;
					bad = wrong(f, got, mode, raised, -1, of_hypot, x, false);
					got -= 2;
					if (bad && (!strcmp(bad, "exceptions") || !wrong(f, got, mode, raised, -1, of_hypot, x, false)))
						bad = NULL;
					got++;
				}
#endif
				check("hypot", bad);
			} else if ((k[0] == INFINITY_ || k[1] == INFINITY_) && !(signaling & 3)) {
				expect("hypot", b, INF, 0, 0);
			} else {
				expect("hypot", b, NOT_A_NUMBER, signaling & 3 ? FE_INVALID : 0, 0);
			}
		}

		for (int way = 0; way < 3; way++) {
			long far = i % 4 == 0 ? (n < 0 ? -0x7fffffffffff : 0x7fffffffffff) : n;

			if (way == 2)
				CALL(long_of(from(b[0]), far));
			else
				CALL((way ? ldexp_of : scale_of)(from(b[0]), n));
			if (k[0] == FINITE) {
				x[0].e += way < 2 || far == n ? n : n < 0 ? -33000 : 33000;
				check("scalbn", wrong(f, got, mode, raised, error, of_itself, x, x[0].neg));
				x[0].e -= way < 2 || far == n ? n : n < 0 ? -33000 : 33000;
			} else {
				expect("scalbn", b, b[0], signaling & 1 ? FE_INVALID : 0, 0);
			}
		}
	}
	return t_status;
}
