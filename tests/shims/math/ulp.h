/* SPDX-License-Identifier: MIT */
/*
 * The tests of elementary functions for one type, included by a TEST of types.h: names[] and specials[] (specials.h) are there, and
 *   CONCERNS(f), VECTORS   which functions of vectors.h are tried, and with how many of its results at least
 *   STEPS                  how many random arguments are tried in all modes
 *   NAME(call)(f, x, y)    calls one, NAME(random)(f, &x, &y) makes arguments
 */
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

static TYPE NAME(call)(int f, TYPE x, TYPE y);

static void NAME(accuracy)(void)
{
	static const int all[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
	int count = 0;

	for (unsigned i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		const struct vector *v = &vectors[i];
		TYPE x, y, r;

		if (!CONCERNS(v->f) || v->digits > DIGITS || !NAME(fits)(&v->x) || !NAME(fits)(&v->y) || !NAME(fits)(&v->want))
			continue;
		count++;
		x = NAME(of)(&v->x);
		y = NAME(of)(&v->y);
		for (int mode = 0; mode < 4; mode++) {
			double ulp;

			fesetround(all[mode]);
			r = NAME(call)(v->f, x, y);
			fesetround(FE_TONEAREST);
			ulp = NAME(distance)(r, &v->want);
			if (!(ulp <= (mode ? DIRECTED_ULP : NEAREST_ULP)))
				t_error("%s of %s, vector %u, mode %d: %g ULP", names[v->f], TEXT(TYPE), i, mode, ulp);
		}
	}
	T_TRUE(count > VECTORS);
}

static void NAME(special)(void)
{
	for (unsigned i = 0; i < sizeof specials / sizeof *specials; i++) {
		const struct special *s = &specials[i];
		TYPE r;
		int raised, e;

		errno = 0;
		feclearexcept(FE_ALL_EXCEPT);
		r = NAME(call)(s->f, s->x == HUGE_NUMBER ? MAXIMUM : (TYPE)s->x, (TYPE)s->y);
		raised = fetestexcept(FE_ALL_EXCEPT) & ~(FE_INEXACT | FE_UNDERFLOW);
		e = errno;
		if (!NAME(as_wanted)(r, (TYPE)s->want) || raised != s->raised || e != s->error)
			t_error("%s of %s, special %u (%g, %g): %g, exceptions %x, errno %d", names[s->f], TEXT(TYPE), i, s->x, s->y, (double)r,
				(unsigned)raised, e);
	}
}

static void NAME(random)(int f, TYPE *x, TYPE *y);

#ifndef T_NATIVE
/* What is rounded down, to the nearest and up follow one another, at most one step apart. */
static void NAME(steps)(void)
{
	for (int i = 0; i < STEPS; i++) {
		int f = i % (int)(sizeof names / sizeof *names);
		TYPE x, y, down, near, up, zero;

		if (!CONCERNS(f))
			continue;
		NAME(random)(f, &x, &y);
		fesetround(FE_DOWNWARD);
		down = NAME(call)(f, x, y);
		fesetround(FE_UPWARD);
		up = NAME(call)(f, x, y);
		fesetround(FE_TOWARDZERO);
		zero = NAME(call)(f, x, y);
		fesetround(FE_TONEAREST);
		near = NAME(call)(f, x, y);
		if (!(__builtin_isnan(near) ? __builtin_isnan(down) && __builtin_isnan(up) :
		      down <= near && near <= up && zero == (__builtin_signbit(near) ? up : down) && (down == up || F(nextup)(down) == up)))
			t_error("%s of %s (%La, %g): %La, %La, %La, %La", names[f], TEXT(TYPE), (long double)x, (double)y, (long double)down,
				(long double)near, (long double)up, (long double)zero);
	}
}
#else
/* glibc's own may be two steps off, and in the wrong order */
static void NAME(steps)(void)
{
	(void)NAME(random);
}
#endif
#undef LEAST_EXP
