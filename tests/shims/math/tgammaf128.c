/* SPDX-License-Identifier: MIT */
/* tgammaf128 lgammaf128 lgammaf128_r: values within 1 ULP (glibc's 8), also near the zeros; special ones; signgam. */
#include "special.h"
#include "tgammaf128.h"

static _Float128 with_sign(_Float128 x)
{
	int sign = 7;
	_Float128 result;

	signgam = 9;
	result = lgammaf128_r(x, &sign);
	T_INT(signgam, 9);
	/* gamma is negative between -1 and 0, between -3 and -2... */
	if (x == x && x < 0 && x > -1e9f128)
		T_TRUE(x == (long)x || sign == ((long)x % 2 ? 1 : -1));
	else if (x > 0)
		T_INT(sign, 1);
	return result;
}

static _Float128 global_sign(_Float128 x)
{
	int sign = 7;
	_Float128 result;

	signgam = 7;
	result = lgammaf128(x);
	(void)lgammaf128_r(x, &sign);
	T_INT(signgam, sign);
	return result;
}

int main(void)
{
	check_values("tgamma", tgammaf128, tgamma_values, COUNT(tgamma_values), BOUND(1, 8));
	check_values("lgamma_r", with_sign, lgamma_values, COUNT(lgamma_values), BOUND(1, 8));
	check_values("lgamma", lgammaf128, lgamma_zero_values, COUNT(lgamma_zero_values), BOUND(1, 8));
	CHECK_NAN(tgammaf128);
	CHECK_NAN(lgammaf128);
	check_special("tgamma", tgammaf128, INF, INF, 0, 0);
	check_special("tgamma", tgammaf128, INF | SIGN, NAN_BITS, EDOM, FE_INVALID);
	check_special("tgamma", tgammaf128, to(-3), NAN_BITS, EDOM, FE_INVALID);
	check_special("tgamma", tgammaf128, to(-1e300f128), NAN_BITS, EDOM, FE_INVALID);
	check_special("tgamma", tgammaf128, 0, INF, ERANGE, FE_DIVBYZERO);
	check_special("tgamma", tgammaf128, SIGN, INF | SIGN, ERANGE, FE_DIVBYZERO);
	check_special("tgamma", tgammaf128, to(1800), INF, ERANGE, FE_OVERFLOW);
	check_special("tgamma", tgammaf128, to(-2000.5f128), SIGN, ERANGE, FE_UNDERFLOW);
	check_special("tgamma", tgammaf128, to(-2001.5f128), 0, ERANGE, FE_UNDERFLOW);
	check_special("lgamma", lgammaf128, INF, INF, 0, 0);
	check_special("lgamma", lgammaf128, INF | SIGN, INF, 0, 0);
	check_special("lgamma", lgammaf128, to(-3), INF, ERANGE, FE_DIVBYZERO);
	check_special("lgamma", lgammaf128, to(-1e300f128), INF, ERANGE, FE_DIVBYZERO);
	check_special("lgamma", lgammaf128, 0, INF, ERANGE, FE_DIVBYZERO);
	T_INT(signgam, 1);
	check_special("lgamma", lgammaf128, SIGN, INF, ERANGE, FE_DIVBYZERO);
	T_INT(signgam, -1);
	check_special("lgamma", lgammaf128, to(1e4932f128), INF, ERANGE, FE_OVERFLOW);
	check_special("lgamma", lgammaf128, ONE, 0, 0, 0);
	check_special("lgamma", lgammaf128, TWO, 0, 0, 0);
	global_sign(-2.5f128);
	T_INT(signgam, -1);
	global_sign(-3.5f128);
	T_INT(signgam, 1);
	global_sign(2.5f128);
	return t_status;
}
