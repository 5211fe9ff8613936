/* SPDX-License-Identifier: MIT */
/*
 * fegetmode fesetmode fesetexcept fetestexceptflag: rounding modes and traps come back, flags stay, and of the flags those that are
 * asked for are set.
 */
#include <fenv.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include "test.h"

static int rounded(void)
{
	static volatile float one = 1, small = 0x1p-30f;
	static volatile long double large = 1, little = 0x1p-120L;
	int f = one + small > 1 ? 1 : one - small < 1 ? -1 : 0, l = large + little > 1 ? 1 : large - little < 1 ? -1 : 0;

	/* in both units of x86_64 */
	return f == l ? f : 9;
}

/* 1 upward, -1 downward or towards zero */
static int want(int mode)
{
	return mode == FE_UPWARD ? 1 : mode == FE_TONEAREST ? 0 : -1;
}

int main(void)
{
	static const int modes[] = { FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO };
	static const int flags[] = { FE_INVALID, FE_DIVBYZERO, FE_OVERFLOW, FE_UNDERFLOW, FE_INEXACT };
	struct { femode_t m; unsigned char after[16]; } saved[4];
	fexcept_t state;

	memset(saved, 0x5a, sizeof saved);
	for (int i = 0; i < 4; i++) {
		fesetround(modes[i]);
		T_INT(fegetmode(&saved[i].m), 0);
		for (unsigned k = 0; k < sizeof saved[i].after; k++)
			T_INT(saved[i].after[k], 0x5a);
	}
	for (int i = 0; i < 16; i++) {
		int raised = i % 3 ? flags[i % 5] : 0;

		fesetround(modes[i % 4]);
		feclearexcept(FE_ALL_EXCEPT);
		feraiseexcept(raised & ~(FE_OVERFLOW | FE_UNDERFLOW));
		raised = fetestexcept(FE_ALL_EXCEPT);
		T_INT(fesetmode(&saved[i / 4].m), 0);
		T_INT(fegetround(), modes[i / 4]);
		T_INT(fetestexcept(FE_ALL_EXCEPT), raised);
		T_INT(rounded(), want(modes[i / 4]));
		feclearexcept(FE_ALL_EXCEPT);
		feraiseexcept(FE_INVALID);
		T_INT(fesetmode(FE_DFL_MODE), 0);
		T_INT(fegetround(), FE_TONEAREST);
		T_INT(fetestexcept(FE_ALL_EXCEPT), FE_INVALID);
		T_INT(rounded(), 0);
	}
	/* traps, where there are any */
	if (feenableexcept(FE_INVALID) != -1 && fegetexcept() == FE_INVALID) {
		fegetmode(&saved[0].m);
		fesetmode(FE_DFL_MODE);
		T_INT(fegetexcept(), 0);
		fesetmode(&saved[0].m);
		T_INT(fegetexcept(), FE_INVALID);
		feclearexcept(FE_ALL_EXCEPT);
		T_INT(fesetexcept(FE_INVALID), 0);	/* not one */
		T_INT(fetestexcept(FE_ALL_EXCEPT), FE_INVALID);
		fesetmode(FE_DFL_MODE);
	}
	for (int i = 0; i < 32; i++)
		for (int k = 0; k < 32; k++) {
			int a = 0, b = 0;

			for (int j = 0; j < 5; j++) {
				a |= i >> j & 1 ? flags[j] : 0;
				b |= k >> j & 1 ? flags[j] : 0;
			}
			feclearexcept(FE_ALL_EXCEPT);
			T_INT(fesetexcept(a), 0);
			T_INT(fetestexcept(FE_ALL_EXCEPT), a);
			T_INT(fegetexceptflag(&state, FE_ALL_EXCEPT), 0);
			T_INT(fetestexceptflag(&state, b), a & b);
			T_INT(fesetexcept(b), 0);
			T_INT(fetestexcept(FE_ALL_EXCEPT), a | b);
		}
	feclearexcept(FE_ALL_EXCEPT);
	fesetexcept(-1);
	T_INT(fetestexcept(-1), FE_ALL_EXCEPT);
	memset(&state, 0xff, sizeof state);
	T_INT(fetestexceptflag(&state, -1), FE_ALL_EXCEPT);
	return t_status;
}
