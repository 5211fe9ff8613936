/* SPDX-License-Identifier: MIT */
/* What the tests of elementary functions share for one type, included by a TEST of types.h after vectors.h. */
#ifndef NEAREST_ULP
#ifdef T_NATIVE	/* glibc's own say up to 4 for some, to the nearest */
#define NEAREST_ULP 4
#define DIRECTED_ULP 6
#else
#define NEAREST_ULP (DIGITS == 113 ? 0.52 : 0.501)
#define DIRECTED_ULP 1.01
#endif
#endif
#define LEAST_EXP (3 - MAX_EXP)	/* of normal numbers: the exponent of vectors.h */

static TYPE NAME(power)(int n)
{
	TYPE x = 1, square = n < 0 ? (TYPE)0.5 : 2;

	for (n = n < 0 ? -n : n; n; n /= 2) {
		if (n % 2)
			x *= square;
		if (n > 1)
			square *= square;
	}
	return x;
}

/* in two steps, since either power may be out of bounds */
static TYPE NAME(scaled)(TYPE x, int n)
{
	return x * NAME(power)(n / 2) * NAME(power)(n - n / 2);
}

/* of at most as many digits as the type has */
static TYPE NAME(of)(const struct part *p)
{
	TYPE x = NAME(scaled)((TYPE)p->high * NAME(power)(-63) + (TYPE)p->low * NAME(power)(-127), p->e);

	return p->neg ? -x : x;
}

static int NAME(fits)(const struct part *p)
{
	return !p->high || (p->e < MAX_EXP && p->e >= LEAST_EXP);
}

/* |x - want| in ULP of want, a normal number */
static double NAME(distance)(TYPE x, const struct part *want)
{
	TYPE m = NAME(scaled)(x < 0 ? -x : x, -want->e);
	uint64_t high;
	unsigned __int128 a, b = (unsigned __int128)want->high << 63 | want->low >> 1;

	if (!(m < 4) || !__builtin_signbit(x) != !want->neg)
		return 1e9;
	high = (uint64_t)(m * NAME(power)(61));
	a = (unsigned __int128)high << 65 | (unsigned __int128)((m * NAME(power)(61) - (TYPE)high) * NAME(power)(65));
	return (double)(a > b ? a - b : b - a) / (double)((unsigned __int128)1 << (126 - (DIGITS - 1)));
}

/* whether x is what a special value shall give: that very number, or nearly so of glibc's own if it is no 0 or infinity */
static int NAME(as_wanted)(TYPE x, TYPE want)
{
	if (__builtin_isnan(want))
		return __builtin_isnan(x);
#ifdef T_NATIVE
	if (want != 0 && !__builtin_isinf(want) && x / want - 1 <= 4 * NAME(power)(1 - DIGITS) && x / want - 1 >= -4 * NAME(power)(1 - DIGITS))
		return 1;
#endif
	return x == want && !__builtin_signbit(x) == !__builtin_signbit(want);
}
