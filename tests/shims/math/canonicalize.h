/* SPDX-License-Identifier: MIT */
/* The test of canonicalize, issignaling, iseqsig and iscanonical for one type; see types.h. */
#include "value.h"

static void NAME(test)(void)
{
	union NAME(value) v[2] = { { 0 }, { 0 } };

	for (int i = 0; i < 10000; i++) {
		union NAME(value) x = v[1] = NAME(generate)(&v[0]), y = v[0] = NAME(generate)(&v[1]), to = { 7 }, want = x;
		int unordered = __builtin_isnan(x.f) || __builtin_isnan(y.f), raised, is;

		feclearexcept(FE_ALL_EXCEPT);
		is = F(canonicalize)(&to.f, &x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		want.h[(DIGITS - 2) / 32] |= (uint32_t)NAME(is_signaling)(&x) << (DIGITS - 2) % 32;
		T_CASE("canonicalize", !is && !memcmp(&to, &want, BYTES) && raised == (NAME(is_signaling)(&x) ? FE_INVALID : 0), x.f);
		feclearexcept(FE_ALL_EXCEPT);
		is = issignaling(x.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		T_CASE("issignaling", !is == !NAME(is_signaling)(&x) && !raised, x.f);
		T_CASE("iscanonical", iscanonical(x.f), x.f);
		feclearexcept(FE_ALL_EXCEPT);
		errno = 0;
		is = iseqsig(x.f, y.f);
		raised = fetestexcept(FE_ALL_EXCEPT);
		T_CASE("iseqsig", raised == (unordered ? FE_INVALID : 0) && errno == (unordered ? EDOM : 0) &&
			!is == !(!unordered && x.f == y.f), x.f);
	}
}
