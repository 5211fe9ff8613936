/* SPDX-License-Identifier: MIT */
/* The test of rsqrt for one type; see types.h. */
#include "value.h"
#include "exact.h"

#ifndef RSQRT
#define RSQRT
/* 1 / sqrt(x) - c has the sign of 1 - x c c */
static int of_rsqrt(const struct exact *x, struct exact c)
{
	struct exact p[3] = { *x, c, c }, one = { 1, 0, false };

	if (c.neg)
		return 1;
	clear();
	add(1, &one, false);
	add(3, p, true);
	return sign_of_total();
}
#endif

static TYPE (*volatile NAME(function))(TYPE) = F(rsqrt);

static void NAME(test)(void)
{
	static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
	const struct format *f = format_of(DIGITS);
	union NAME(value) v = { 0 };

	for (int i = 0; i < 2000; i++) {
		union NAME(value) x = v = NAME(generate)(&v);
		int mode = modes[i / 8 % 4], raised, error, sign;
		u128 b = 0, got = 0;
		struct exact n;
		enum kind kind;
		TYPE y;

		if (i % 2) {	/* near the square of the reciprocal of something short */
			x.f = (TYPE)(next() >> 44 | 1);
			x.f = 1 / x.f;
			x.f *= x.f;
			if (i & 4)
				x.h[0] += (uint32_t)next() % 3 - 1;
		} else if (i % 4) {
			x.f = (TYPE)(next() >> next() % 64) * (i & 4 ? 1 : (TYPE)0.125);
		}
		memcpy(&b, &x, BYTES);
		if (!is_number(f, b))
			continue;
		kind = decode(f, b, &n);
		sign = b >> (f->size - 1) & 1;
		errno = 0;
		fesetround(mode);
		feclearexcept(FE_ALL_EXCEPT);
		y = NAME(function)(x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		fesetround(FE_TONEAREST);
		error = errno;
		memcpy(&got, &y, BYTES);
		if (kind > INFINITY_) {
			T_CASE("rsqrt", NAME(is_quiet)(y) && raised == (kind == SIGNALING ? FE_INVALID : 0) && !error, x.f);
		} else if (kind == ZERO) {
			T_CASE("rsqrt", __builtin_isinf(y) && !__builtin_signbit(y) == !sign && raised == FE_DIVBYZERO && error == ERANGE, x.f);
		} else if (sign) {
			T_CASE("rsqrt", NAME(is_quiet)(y) && raised == FE_INVALID && error == EDOM, x.f);
		} else if (kind == INFINITY_) {
			T_CASE("rsqrt", y == 0 && !__builtin_signbit(y) && !raised && !error, x.f);
		} else {
			const char *bad = wrong(f, got, mode, raised, error, of_rsqrt, &n, false);

#ifdef T_NATIVE
			for (int k = -3; bad && k <= 3; k++) {
				bad = wrong(f, got + (u128)k, mode, raised, error, of_rsqrt, &n, false);
				if (bad && !strcmp(bad, "exceptions"))
					bad = NULL;
			}
#endif
			if (bad)
				t_error("%s of rsqrt, mode %x: %s: %016llx %016llx: %016llx %016llx, exceptions %x, errno %d", TEXT(TYPE),
					(unsigned)mode, bad, (unsigned long long)x.w[1], (unsigned long long)x.w[0], (unsigned long long)(got >> 64),
					(unsigned long long)got, (unsigned)raised, error);
		}
	}
}
