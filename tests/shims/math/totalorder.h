/* SPDX-License-Identifier: MIT */
/* The test of totalorder and totalordermag for one type; see types.h. */
#define FUNCTIONS F(totalorder), F(totalordermag)

static int (*const NAME(functions)[])(const TYPE *, const TYPE *) = { FUNCTIONS };

#include "value.h"

/* the order of NaNs of one sign: signaling before quiet, then by payload */
static int NAME(nan_order)(const union NAME(value) *x, const union NAME(value) *y)
{
	int quiet = (DIGITS - 2) / 32;
	uint32_t bit = (uint32_t)1 << (DIGITS - 2) % 32;

	if ((x->h[quiet] ^ y->h[quiet]) & bit)
		return !(x->h[quiet] & bit);
	for (int i = quiet; i >= 0; i--) {
		uint32_t mask = i == quiet ? bit - 1 : UINT32_MAX, a = x->h[i] & mask, b = y->h[i] & mask;

		if (a != b)
			return a < b;
	}
	return 1;
}

static int NAME(want)(const union NAME(value) *x, const union NAME(value) *y)
{
	int xneg = !!__builtin_signbit(x->f), yneg = !!__builtin_signbit(y->f);
	int xnan = __builtin_isnan(x->f), ynan = __builtin_isnan(y->f);

	if (xnan && ynan)
		return xneg != yneg ? xneg : xneg ? NAME(nan_order)(y, x) : NAME(nan_order)(x, y);
	if (xnan || ynan)
		return xnan ? xneg : !yneg;
	if (x->f == 0 && y->f == 0)
		return xneg || !yneg;
	return x->f <= y->f;
}

static void NAME(test)(void)
{
	union NAME(value) v[3] = { 0 };

	for (int i = 0; i < 10000; i++) {
		union NAME(value) x = v[1] = NAME(generate)(&v[0]), y = v[0] = NAME(generate)(&v[1]);

		for (int magnitude = 0; magnitude < 2; magnitude++) {
			int want, got, raised;

			if (magnitude && __builtin_signbit(x.f))
				x.f = -x.f;
			if (magnitude && __builtin_signbit(y.f))
				y.f = -y.f;
			want = NAME(want)(&x, &y);
			feclearexcept(FE_ALL_EXCEPT);
			got = NAME(functions)[magnitude](&v[1].f, &v[0].f);
			raised = fetestexcept(FE_ALL_EXCEPT);
			seen[!!got]++;
			if (!got != !want || raised)
				t_error("%s, %d: %016llx %016llx, %016llx %016llx: %d, want %d, exceptions %x",
					TEXT(FUNCTIONS), magnitude, (unsigned long long)v[1].w[1],
					(unsigned long long)v[1].w[0], (unsigned long long)v[0].w[1],
					(unsigned long long)v[0].w[0], got, want, (unsigned)raised);
		}
	}
	T_INT(errno, 0);
}

#undef FUNCTIONS
