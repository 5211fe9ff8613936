/* SPDX-License-Identifier: MIT */
/* The test of C23's elementary functions for one type; see types.h. */
#include "ulp.h"

static TYPE (*const NAME(unary)[])(TYPE) = {
	[F_exp2m1] = F(exp2m1), [F_exp10m1] = F(exp10m1), [F_log2p1] = F(log2p1), [F_log10p1] = F(log10p1), [F_sinpi] = F(sinpi),
	[F_cospi] = F(cospi), [F_tanpi] = F(tanpi), [F_asinpi] = F(asinpi), [F_acospi] = F(acospi), [F_atanpi] = F(atanpi),
};

static TYPE (*const NAME(binary)[])(TYPE, TYPE) = { [F_atan2pi] = F(atan2pi), [F_powr] = F(powr) };
static TYPE (*const NAME(whole)[])(TYPE, long long) = {
	[F_pown] = F(pown), [F_compoundn] = F(compoundn), [F_rootn] = F(rootn),
};

static TYPE NAME(call)(int f, TYPE x, TYPE y)
{
	if (f <= F_atanpi)
		return NAME(unary)[f](x);
	return f <= F_powr ? NAME(binary)[f](x, y) : NAME(whole)[f](x, (long long)y);
}

static void NAME(accuracy)(void)
{
	static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
	int count = 0;

	for (unsigned i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		const struct vector *v = &vectors[i];
		TYPE x, y, r;

		if (v->f > F_rootn || v->f == F_rsqrt || v->digits > DIGITS || !NAME(fits)(&v->x) || !NAME(fits)(&v->y) || !NAME(fits)(&v->want))
			continue;
		count++;
		x = NAME(of)(&v->x);
		y = NAME(of)(&v->y);
		for (int mode = 0; mode < 4; mode++) {
			double ulp;

			fesetround(modes[mode]);
			r = NAME(call)(v->f, x, y);
			fesetround(FE_TONEAREST);
			ulp = NAME(distance)(r, &v->want);
			if (!(ulp <= (mode ? DIRECTED_ULP : NEAREST_ULP)))
				t_error("%s of %s, vector %u, mode %d: %g ULP", names[v->f], TEXT(TYPE), i, mode, ulp);
		}
	}
	T_TRUE(count > 40);
}

/* Annex F's special values; also errno, and the exceptions that are not optional. */
static void NAME(special)(void)
{
	const int optional = FE_INEXACT | FE_UNDERFLOW;

	for (unsigned i = 0; i < sizeof specials / sizeof *specials; i++) {
		TYPE x = specials[i].x, y = specials[i].y, want = specials[i].want, r;
		int raised, e;

		if (specials[i].x == HUGE_NUMBER)
			x = MAXIMUM;
		errno = 0;
		feclearexcept(FE_ALL_EXCEPT);
		r = NAME(call)(specials[i].f, x, y);
		raised = fetestexcept(FE_ALL_EXCEPT) & ~optional;
		e = errno;
		if (!NAME(as_wanted)(r, want) || raised != specials[i].raised || e != specials[i].error)
			t_error("%s of %s, special %u (%g, %g): %g, exceptions %x, errno %d", names[specials[i].f], TEXT(TYPE), i,
				specials[i].x, specials[i].y, (double)r, (unsigned)raised, e);
	}
}

#ifndef T_NATIVE
/* What is rounded down, to the nearest and up follow one another, at most one step apart. */
static void NAME(modes)(void)
{
	for (int i = 0; i < 6000; i++) {
		int f = i % (F_rootn + 1);
		TYPE m = (TYPE)(1 + (next() >> 12)) * NAME(power)(-52), x = NAME(scaled)(m, (int)(next() % 40) - 35), y = (TYPE)(next() % 64) - 32;
		TYPE down, near, up, zero;

		if (f == F_rsqrt)
			continue;
		if (next() & 1 && f != F_powr && f != F_rootn && f != F_compoundn && f != F_log2p1 && f != F_log10p1)
			x = -x;
		if ((f == F_asinpi || f == F_acospi) && (x > 1 || x < -1))
			x = 1 / x;
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
#endif

static void NAME(test)(void)
{
	NAME(accuracy)();
	NAME(special)();
#ifndef T_NATIVE
	NAME(modes)();
#else
	next();
#endif
}
#undef LEAST_EXP
