/* SPDX-License-Identifier: MIT */
/* The test of the maxima and minima for one type; see types.h. */
#include "value.h"

enum { NAME(MINIMUM) = 1, NAME(MAGNITUDE) = 2, NAME(NUMBER) = 4, NAME(OLD) = 8 };

static const struct {
	TYPE (*f)(TYPE, TYPE);
	int is;
} NAME(function)[] = {
	{ F(fmaximum), 0 }, { F(fminimum), NAME(MINIMUM) }, { F(fmaximum_mag), NAME(MAGNITUDE) },
	{ F(fminimum_mag), NAME(MINIMUM) | NAME(MAGNITUDE) }, { F(fmaximum_num), NAME(NUMBER) },
	{ F(fminimum_num), NAME(MINIMUM) | NAME(NUMBER) }, { F(fmaximum_mag_num), NAME(MAGNITUDE) | NAME(NUMBER) },
	{ F(fminimum_mag_num), NAME(MINIMUM) | NAME(MAGNITUDE) | NAME(NUMBER) },
	{ F(fmaxmag), NAME(MAGNITUDE) | NAME(NUMBER) | NAME(OLD) },
	{ F(fminmag), NAME(MINIMUM) | NAME(MAGNITUDE) | NAME(NUMBER) | NAME(OLD) },
};

/* -1, 0 or 1; -0 is less than +0 */
static int NAME(order)(TYPE x, TYPE y)
{
	return x < y ? -1 : x > y ? 1 : !!__builtin_signbit(y) - !!__builtin_signbit(x);
}

static int NAME(right)(int is, const union NAME(value) *x, const union NAME(value) *y, TYPE got)
{
	int xnan = __builtin_isnan(x->f), ynan = __builtin_isnan(y->f), order = 0;
	TYPE want;

	if (is & NAME(OLD) && (NAME(is_signaling)(x) || NAME(is_signaling)(y)))
		return NAME(is_quiet)(got);
	if (xnan || ynan) {
		if (!(is & NAME(NUMBER)) || (xnan && ynan))
			return NAME(is_quiet)(got);
		return NAME(same)(got, xnan ? y->f : x->f);
	}
	if (is & NAME(MAGNITUDE))
		order = NAME(order)(__builtin_signbit(x->f) ? -x->f : x->f, __builtin_signbit(y->f) ? -y->f : y->f);
	if (!order)
		order = NAME(order)(x->f, y->f);
	want = (is & NAME(MINIMUM) ? order < 0 : order > 0) ? x->f : y->f;
	return NAME(same)(got, want) || (is & NAME(OLD) && got == 0 && want == 0);
}

static void NAME(test)(void)
{
	union NAME(value) v[2] = { { 0 }, { 0 } };

	for (int i = 0; i < 10000; i++) {
		union NAME(value) x = v[1] = NAME(generate)(&v[0]), y = v[0] = NAME(generate)(&v[1]);

		for (unsigned k = 0; k < sizeof NAME(function) / sizeof *NAME(function); k++) {
			TYPE got;
			int raised;

			feclearexcept(FE_ALL_EXCEPT);
			got = NAME(function)[k].f(x.f, y.f);
			raised = fetestexcept(FE_ALL_EXCEPT);
			if (!NAME(right)(NAME(function)[k].is, &x, &y, got) ||
			    raised != (NAME(is_signaling)(&x) || NAME(is_signaling)(&y) ? FE_INVALID : 0))
				t_error("%s, function %u: %016llx %016llx, %016llx %016llx: exceptions %x", TEXT(TYPE), k,
					(unsigned long long)x.w[1], (unsigned long long)x.w[0], (unsigned long long)y.w[1],
					(unsigned long long)y.w[0], (unsigned)raised);
		}
	}
}
