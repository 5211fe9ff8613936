/* SPDX-License-Identifier: MIT */
/* The test of llogb for one type; see types.h. */
#include <limits.h>
#include "value.h"

static TYPE NAME(power)(long e)
{
	volatile TYPE p = 1;

	/* by as much as all types have at first; an emulator takes long for each */
	for (; e >= 64; e -= 64)
		p *= (TYPE)0x1p64;
	for (; e <= -64; e += 64)
		p /= (TYPE)0x1p64;
	for (; e > 0; e--)
		p *= 2;
	for (; e < 0; e++)
		p /= 2;
	return p;
}

static void NAME(test)(void)
{
	union NAME(value) v = { 0 };

	for (int i = 0; i < 1000; i++) {
		union NAME(value) x = v = NAME(generate)(&v);
		TYPE magnitude;
		long got;
		int raised;

		if (i % 4 == 1)		/* subnormal */
			x.f = NAME(power)(2 - MAX_EXP - (long)(next() % DIGITS)) * (1 + (TYPE)(next() % 64) / 64) * (i & 4 ? 1 : -1);
		errno = 0;
		feclearexcept(FE_ALL_EXCEPT);
		got = F(llogb)(x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		magnitude = __builtin_signbit(x.f) ? -x.f : x.f;
		if (__builtin_isnan(x.f) || __builtin_isinf(x.f) || x.f == 0)
			T_CASE("llogb", raised == FE_INVALID && errno == EDOM && got == (x.f == 0 ? FP_LLOGB0 :
				__builtin_isnan(x.f) ? FP_LLOGBNAN : LONG_MAX), x.f);
		else
			T_CASE("llogb", !raised && !errno && got < MAX_EXP && got > -MAX_EXP - DIGITS && NAME(power)(got) <= magnitude &&
				magnitude - NAME(power)(got) < NAME(power)(got), x.f);
	}
}
