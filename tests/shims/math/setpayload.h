/* SPDX-License-Identifier: MIT */
/* The test of getpayload, setpayload and setpayloadsig for one type; see types.h. */
#include "value.h"

static void NAME(refused)(int (*set)(TYPE *, TYPE), TYPE payload)
{
	TYPE to = 7;
	int raised;

	feclearexcept(FE_ALL_EXCEPT);
	raised = set(&to, payload) ? fetestexcept(FE_ALL_EXCEPT) : -1;
	T_CASE("setpayload[sig], which is none", !raised && NAME(same)(to, 0), payload);
}

static void NAME(test)(void)
{
	static int (*const set[])(TYPE *, TYPE) = { F(setpayload), F(setpayloadsig) };
	union NAME(value) v = { 0 };
	TYPE limit = 1, to, got;
	int raised = 0;

	for (int i = 0; i < DIGITS - 2; i++)
		limit *= 2;
	for (int k = 0; k < 2; k++) {
		NAME(refused)(set[k], limit);
		NAME(refused)(set[k], MAXIMUM);
		NAME(refused)(set[k], __builtin_inf());
		NAME(refused)(set[k], __builtin_nan(""));
		NAME(refused)(set[k], -1);
		NAME(refused)(set[k], (TYPE)-0.0);
		NAME(refused)(set[k], (TYPE)0.5);
		NAME(refused)(set[k], (TYPE)1.5);
		NAME(refused)(set[k], limit / 2 + (TYPE)0.5);
		to = 7;
		feclearexcept(FE_ALL_EXCEPT);
		T_CASE("setpayload[sig]", !set[k](&to, limit - 1), limit - 1);
		T_CASE("getpayload", F(getpayload)(&to) == limit - 1 && !fetestexcept(FE_ALL_EXCEPT), limit - 1);
	}
	NAME(refused)(set[1], 0);
	T_CASE("setpayload", !set[0](&to, 0) && NAME(is_quiet)(to) && NAME(same)(F(getpayload)(&to), 0), (TYPE)0);
	for (int i = 0; i < 5000; i++) {
		union NAME(value) x = v = NAME(generate)(&v), r = { 7 };
		TYPE payload = (TYPE)(next() >> (44 + next() % 20)) + 1;
		int signaling = i % 2;

		while (payload < limit / 4 && next() % 128)
			payload = payload * 2 + (next() & 1);
		feclearexcept(FE_ALL_EXCEPT);
		T_CASE("setpayload[sig]", !set[signaling](&r.f, payload), payload);
		got = F(getpayload)(&r.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		T_CASE("setpayload[sig], getpayload", __builtin_isnan(r.f) && NAME(is_signaling)(&r) == signaling && !__builtin_signbit(r.f) &&
			NAME(same)(got, payload) && !raised, payload);
		if (__builtin_isnan(x.f))
			continue;
		feclearexcept(FE_ALL_EXCEPT);
		got = F(getpayload)(&x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		T_CASE("getpayload", got == -1 && !raised, x.f);
	}
}
