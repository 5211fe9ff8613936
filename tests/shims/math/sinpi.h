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

static void NAME(random)(int f, TYPE *x, TYPE *y)
{
	TYPE m = (TYPE)(1 + (next() >> 12)) * NAME(power)(-52);

	*x = NAME(scaled)(m, (int)(next() % 40) - 35);
	*y = (TYPE)(next() % 64) - 32;
	if (next() & 1 && f != F_powr && f != F_rootn && f != F_compoundn && f != F_log2p1 && f != F_log10p1)
		*x = -*x;
	if ((f == F_asinpi || f == F_acospi) && (*x > 1 || *x < -1))
		*x = 1 / *x;
}

static void NAME(test)(void)
{
	NAME(accuracy)();
	NAME(special)();
	NAME(steps)();
}
