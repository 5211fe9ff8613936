/* SPDX-License-Identifier: MIT */
/*
 * j0f128 j1f128 jnf128 y0f128 y1f128 ynf128: values within 1 ULP, also next to zeros of the function; of glibc's own, which has
 * few digits there, only others, and within 2^20 ULP. Special ones.
 */
#include "special.h"

struct ordered {
	int n;
	u128 x, want;
};

#include "j0f128.h"

#define FEW BOUND(1, 1 << 20)

static int order;

static _Float128 first(_Float128 x)
{
	return jnf128(order, x);
}

static _Float128 second(_Float128 x)
{
	return ynf128(order, x);
}

static void check_ordered(const char *name, _Float128 (*f)(_Float128), const struct ordered *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct value value = { v[i].x, v[i].want };

		order = v[i].n;
		check_value(name, f, &value, FEW);
	}
}

#define VALUES(f) (check_values(#f, f##f128, f##_values, COUNT(f##_values), FEW), \
	BOUND(check_values(#f, f##f128, f##_zero_values, COUNT(f##_zero_values), 1), (void)f##_zero_values))
#define ORDERED(name, f, values) check_ordered(name, f, values, COUNT(values))

/* all are 0 at infinity; at 0 and below as the order is even or odd, positive or negative */
static void check_order(int n)
{
	u128 odd = n % 2 ? SIGN : 0, negative = n < 0 ? odd : 0;

	order = n;
	CHECK_NAN(first);
	CHECK_NAN(second);
	if (n)
		check_special("jn", first, 0, negative, 0, 0);
	if (n)
		check_special("jn", first, SIGN, odd ^ negative, 0, 0);
	if (n >= 0)
		check_special("jn", first, INF, 0, 0, 0);
	check_special("yn", second, 0, INF | (SIGN ^ negative), ERANGE, FE_DIVBYZERO);
	check_special("yn", second, SIGN, INF | (SIGN ^ negative), ERANGE, FE_DIVBYZERO);
	check_special("yn", second, ONE | SIGN, NAN_BITS, EDOM, FE_INVALID);
	check_special("yn", second, INF | SIGN, NAN_BITS, EDOM, FE_INVALID);
	if (n >= 0)
		check_special("yn", second, INF, 0, 0, 0);
	if (n > 10 || n < -10) {
		check_special("jn", first, to(1e-1000f128), negative, ERANGE, FE_UNDERFLOW);
		check_special("yn", second, to(1e-1000f128), INF | (SIGN ^ negative), ERANGE, FE_OVERFLOW);
	}
}

int main(void)
{
	static const int all[] = { 0, 1, -1, 2, -2, 3, -3, 1000, 5000, -5001 };

	VALUES(j0);
	VALUES(j1);
	VALUES(y0);
	VALUES(y1);
	ORDERED("jn", first, jn_values);
	ORDERED("yn", second, yn_values);
	ORDERED("jn", first, jn_many_values);
	ORDERED("yn", second, yn_many_values);
#ifndef T_NATIVE
	ORDERED("jn", first, jn_zero_2_values);
	ORDERED("jn", first, jn_zero_7_values);
	ORDERED("jn", first, jn_zero_40_values);
	ORDERED("yn", second, yn_zero_2_values);
	ORDERED("yn", second, yn_zero_7_values);
	ORDERED("yn", second, yn_zero_40_values);
	/* where glibc takes as many steps */
	order = 2147483647;
	check_special("jn", first, to(1000), 0, ERANGE, FE_UNDERFLOW);
	check_special("yn", second, to(1000), INF | SIGN, ERANGE, FE_OVERFLOW);
#endif
	for (size_t i = 0; i < COUNT(all); i++)
		check_order(all[i]);
	check_special("j0", j0f128, 0, ONE, 0, 0);
	check_special("j0", j0f128, INF, 0, 0, 0);
	check_special("j0", j0f128, INF | SIGN, 0, 0, 0);
	check_special("j1", j1f128, 0, 0, 0, 0);
	check_special("j1", j1f128, SIGN, SIGN, 0, 0);
	check_special("j1", j1f128, to(6.5e-4966f128), 0, ERANGE, FE_UNDERFLOW);
	check_special("y0", y0f128, 0, INF | SIGN, ERANGE, FE_DIVBYZERO);
	check_special("y1", y1f128, 0, INF | SIGN, ERANGE, FE_DIVBYZERO);
	check_special("y1", y1f128, to(1e-4940f128), INF | SIGN, ERANGE, FE_OVERFLOW);
	return t_status;
}
