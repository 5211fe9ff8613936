/* SPDX-License-Identifier: MIT */
/* The test of roundeven for one type; see types.h. */
#include "value.h"

/* adds what has one digit before the point left, which rounds to the nearest, halves to even */
static TYPE NAME(want)(TYPE x)
{
	volatile TYPE magnitude = __builtin_signbit(x) ? -x : x, big = 1;

	for (int i = 1; i < DIGITS; i++)
		big *= 2;
	if (magnitude < big) {
		magnitude += big;
		magnitude -= big;
	}
	return __builtin_signbit(x) ? -magnitude : magnitude;
}

/* not as the compiler's own, which it moves over calls that look at the exceptions */
static TYPE (*volatile NAME(function))(TYPE) = F(roundeven);

static void NAME(test)(void)
{
	static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
	union NAME(value) v = { 0 };

	for (int i = 0; i < 20000; i++) {
		union NAME(value) x = v = NAME(generate)(&v);
		int e = (int)(next() % (DIGITS + 2));
		TYPE got, want;
		int raised;

		if (i % 2) {	/* with few digits, halves among them */
			x.f = (TYPE)(next() % 64) / 4;
			for (int k = 0; k < e; k++)
				x.f = x.f * 2 + (i & 2 ? (TYPE)0.5 : 0);
			if (i & 4)
				x.f = -x.f;
		}
		want = __builtin_isnan(x.f) ? x.f : NAME(want)(x.f);
		fesetround(modes[i / 8 % 4]);
		feclearexcept(FE_ALL_EXCEPT);
		got = NAME(function)(x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		fesetround(FE_TONEAREST);
		T_CASE("roundeven", raised == (NAME(is_signaling)(&x) ? FE_INVALID : 0) &&
			(__builtin_isnan(x.f) ? NAME(is_quiet)(got) : NAME(same)(got, want)), x.f);
	}
}
