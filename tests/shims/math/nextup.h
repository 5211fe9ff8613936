/* SPDX-License-Identifier: MIT */
/* The test of nextup and nextdown for one type; see types.h. */
#include "value.h"

/* whether there is no number between, which one in the middle would tell */
static int NAME(adjacent)(TYPE low, TYPE high)
{
	volatile TYPE middle = low;

	if (__builtin_isinf(low) || __builtin_isinf(high))
		return __builtin_isinf(low) ? high == -MAXIMUM : low == MAXIMUM;
	if (low > -1 && low < 1)
		middle = (low + high) / 2;
	else
		middle = low / 2 + high / 2;
	return low < high && (middle == low || middle == high);
}

static void NAME(test)(void)
{
	TYPE inf = __builtin_inf(), least = F(nextup)((TYPE)-0.0);
	union NAME(value) v = { 0 };
	int raised = 0;

	T_CASE("nextup", least > 0 && least / 2 == 0 && NAME(same)(F(nextup)(0), least), (TYPE)0);
	T_CASE("nextdown", NAME(same)(F(nextdown)(0), -least) && NAME(same)(F(nextdown)((TYPE)-0.0), -least), (TYPE)0);
	T_CASE("nextdown", NAME(same)(F(nextdown)(least), 0) && NAME(same)(F(nextup)(-least), (TYPE)-0.0), least);
	T_CASE("nextup", F(nextup)(MAXIMUM) == inf && F(nextup)(inf) == inf && F(nextup)(-inf) == -MAXIMUM, MAXIMUM);
	T_CASE("nextdown", F(nextdown)(-MAXIMUM) == -inf && F(nextdown)(-inf) == -inf && F(nextdown)(inf) == MAXIMUM, MAXIMUM);
	for (int i = 0; i < (DIGITS == 113 ? 4000 : 20000); i++) {
		union NAME(value) x = v = NAME(generate)(&v);
		TYPE up, down;

		if (i % 32 == 1)	/* a power of 2, where the distance changes; subnormal numbers too */
			for (x.f = 1; x.f != 0 && x.f != inf && next() % (MAX_EXP + DIGITS);)
				x.f *= i & 32 ? 2 : (TYPE)0.5;
		if (i % 2)
			x.f = -x.f;
		feclearexcept(FE_ALL_EXCEPT);
		up = F(nextup)(x.f);
		down = F(nextdown)(x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		if (__builtin_isnan(x.f)) {
			T_CASE("nextup, nextdown", NAME(is_quiet)(up) && NAME(is_quiet)(down) &&
				raised == (NAME(is_signaling)(&x) ? FE_INVALID : 0), x.f);
			continue;
		}
		T_CASE("nextup", !raised && (x.f == inf ? up == inf : NAME(adjacent)(x.f, up)), x.f);
		T_CASE("nextdown", !raised && (x.f == -inf ? down == -inf : NAME(adjacent)(down, x.f)), x.f);
	}
}
