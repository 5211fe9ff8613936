/* SPDX-License-Identifier: MIT */
/*
 * Nanoseconds for a call of the new functions of libm, the best of some rounds: libcompat's when linked with -L<floor directory>
 * -lm, else glibc's own; with -DQUADMATH libquadmath's of _Float128.
 */
#include "now.h"

#include <math.h>
#include <stdio.h>
#ifdef QUADMATH
#include <quadmath.h>
#define Q(f) f##q
#else
#define Q(f) f##f128
#endif

#define N 1000
#define ROUNDS 60

/* of arguments from, from + step and so on */
#define TIME(name, type, call, from, step) do { \
	volatile type sum = 0; \
	double best = 1e18; \
	\
	for (int k = 0; k < ROUNDS; k++) { \
		double start = now(); \
		\
		for (int i = 0; i < N; i++) { \
			type x = (type)(from) + (type)(step) * (type)i; \
			\
			sum = sum + call; \
		} \
		start = now() - start; \
		best = start < best ? start : best; \
	} \
	printf("%s %.1f\n", name, best / N); \
} while (0)

#define BOTH(name, from, step) TIME(#name, double, name(x), from, step); TIME(#name "f", float, name##f(x), from, step)
#define BOTH2(name, y, from, step) TIME(#name, double, name(x, y), from, step); TIME(#name "f", float, name##f(x, y), from, step)
#define QUAD(f, from, step) TIME(#f "f128", _Float128, Q(f)(x), from, step)

int main(void)
{
#ifndef QUADMATH
	BOTH(acospi, 0.001, 0.00099);
	BOTH(asinpi, 0.001, 0.00099);
	BOTH(atanpi, 0.1, 0.0137);
	BOTH(cospi, 0.1, 0.0137);
	BOTH(exp10m1, 0.1, 0.0037);
	BOTH(exp2m1, 0.1, 0.0137);
	BOTH(log10p1, 0.1, 0.0137);
	BOTH(log2p1, 0.1, 0.0137);
	BOTH(rsqrt, 0.1, 0.0137);
	BOTH(sinpi, 0.1, 0.0137);
	BOTH(tanpi, 0.1, 0.0137);
	BOTH2(atan2pi, (float)1.3, 0.1, 0.0137);
	BOTH2(compoundn, 3, 0.1, 0.0137);
	BOTH2(pown, 7, 0.1, 0.0137);
	BOTH2(powr, (float)1.7, 0.1, 0.0137);
	BOTH2(rootn, 3, 0.1, 0.0137);
	BOTH(roundeven, 0.1, 0.137);
#endif
	QUAD(acos, 0.001, 0.00099);
	QUAD(atan, 0.1, 0.0137);
	QUAD(cbrt, 0.1, 0.0137);
	QUAD(cos, 0.1, 0.0137);
	QUAD(cosh, 0.1, 0.0137);
	QUAD(erf, 0.1, 0.0037);
	QUAD(exp, 0.1, 0.0137);
	QUAD(expm1, 0.1, 0.0137);
	QUAD(j0, 0.1, 0.0137);
	QUAD(lgamma, 0.1, 0.0137);
	QUAD(log, 0.1, 0.0137);
	QUAD(log1p, 0.1, 0.0137);
	QUAD(sin, 0.1, 0.0137);
	QUAD(sqrt, 0.1, 0.0137);
	QUAD(tan, 0.1, 0.0137);
	QUAD(tgamma, 0.1, 0.0137);
	TIME("powf128", _Float128, Q(pow)(x, (_Float128)1.7), 0.1, 0.0137);
	TIME("fmaf128", _Float128, Q(fma)(x, (_Float128)1.7, (_Float128)2.3), 0.1, 0.0137);
	return 0;
}
