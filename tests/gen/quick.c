/* SPDX-License-Identifier: MIT */
/* Compares the functions of the type of KIND with themselves compiled without what is quick, which are called slow_ here. */
#include <fenv.h>
#include <stdio.h>
#include "math/real.h"
#include "random.h"

#ifdef __x86_64__
#define CASES 100000
#else
#define CASES 5000		/* for an emulator */
#endif
#define SLOW(f) SLOW_(F(f))
#define SLOW_(f) SLOW__(f)
#define SLOW__(f) slow_##f
#define UNARY(f) REAL F(f)(REAL x), SLOW(f)(REAL x);
#define BINARY(f) REAL F(f)(REAL x, REAL y), SLOW(f)(REAL x, REAL y);
#define WHOLE(f) REAL F(f)(REAL x, long long n), SLOW(f)(REAL x, long long n);

UNARY(exp2m1) UNARY(exp10m1) UNARY(log2p1) UNARY(log10p1) UNARY(sinpi) UNARY(cospi) UNARY(tanpi) UNARY(asinpi) UNARY(acospi)
UNARY(atanpi) UNARY(rsqrt) BINARY(atan2pi) BINARY(powr) WHOLE(pown) WHOLE(compoundn) WHOLE(rootn)

static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
static int status;

/* some of them with few digits, or few that are 0 */
static REAL scaled(int from, int to)
{
	bits m = (bits)next() & (FIRST - 1), e = (bits)(from + (int)(next() % (unsigned)(to - from + 1)) + BIAS);
	int n = (int)(next() % (DIGITS - 1)), kind = (int)(next() % 8);

	if (kind == 0)
		m &= ~((ONE << n) - 1);
	else if (kind == 1)
		m |= (ONE << n) - 1;
	return real_of((next() & 1 ? SIGN : 0) | e << FRACTION | m);
}

#define COMPARE(f, X, Y) do { \
	for (int i = 0; i < CASES; i++) { \
		REAL x = X, y, fast, slow; \
		long long n; \
		int raised; \
		\
		Y; \
		(void)y; \
		(void)n; \
		fesetround(modes[i % 4]); \
		feclearexcept(FE_ALL_EXCEPT); \
		fast = CALL(F(f)); \
		raised = fetestexcept(FE_ALL_EXCEPT); \
		feclearexcept(FE_ALL_EXCEPT); \
		slow = CALL(SLOW(f)); \
		if (bits_of(fast) != bits_of(slow) || raised != fetestexcept(FE_ALL_EXCEPT)) { \
			status = 1; \
			fesetround(FE_TONEAREST); \
			printf("%s(%a, %a or %lld), rounding mode %d: %a, exceptions %#x; slowly %a, %#x\n", #f, (double)x, (double)y, n, \
				i % 4, (double)fast, raised, (double)slow, fetestexcept(FE_ALL_EXCEPT)); \
			break; \
		} \
	} \
	fesetround(FE_TONEAREST); \
} while (0)

int main(void)
{
	const int least = 2 - BIAS, most = BIAS;

#define CALL(f) f(x)
#define ONE_ARGUMENT(f, from, to) COMPARE(f, scaled(from, to), y = 0; n = 0); COMPARE(f, scaled(least, most), y = 0; n = 0)
	ONE_ARGUMENT(exp2m1, -20, 10);
	ONE_ARGUMENT(exp10m1, -20, 8);
	ONE_ARGUMENT(log2p1, -30, 30);
	ONE_ARGUMENT(log10p1, -30, 30);
	ONE_ARGUMENT(sinpi, -20, 20);
	ONE_ARGUMENT(cospi, -20, 20);
	ONE_ARGUMENT(tanpi, -20, 20);
	ONE_ARGUMENT(asinpi, -20, -1);
	ONE_ARGUMENT(acospi, -20, -1);
	ONE_ARGUMENT(atanpi, -20, 20);
	ONE_ARGUMENT(rsqrt, -40, 40);
#undef CALL
#define CALL(f) f(x, y)
	COMPARE(atan2pi, scaled(-10, 10), y = scaled(-10, 10); n = 0);
	COMPARE(atan2pi, scaled(least, most), y = next() & 1 ? scaled(least, most) : x; n = 0);
	COMPARE(powr, __builtin_fabs(scaled(-20, 20)), y = scaled(-10, 6); n = 0);
	COMPARE(powr, __builtin_fabs(scaled(least, most)), y = scaled(-10, 40); n = 0);
	COMPARE(powr, 1 + scaled(-DIGITS, -1), y = scaled(0, 62); n = 0);
#undef CALL
#define CALL(f) f(x, n)
	COMPARE(pown, scaled(-20, 20), y = 0; n = (long long)(next() % 200) - 100);
	COMPARE(pown, 1 + scaled(-DIGITS, -1), y = 0; n = (long long)next() >> next() % 64);
	COMPARE(compoundn, scaled(-2 * DIGITS, 4), y = 0; n = (long long)next() >> next() % 64);
	COMPARE(rootn, scaled(least, most), y = 0; n = (long long)next() >> next() % 64);
	return status;
}
