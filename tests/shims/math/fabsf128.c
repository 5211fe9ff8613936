/* SPDX-License-Identifier: MIT */
/*
 * fabsf128 copysignf128 __finitef128 __fpclassifyf128 __isinff128 __signbitf128 crealf128 cimagf128 conjf128 cprojf128: what is
 * one by the bits. No exception, of a signaling NaN either (but cprojf128 of glibc's raises one).
 */
#include <complex.h>
#include <fenv.h>
#include <math.h>
#include "f128.h"

extern int __finitef128(_Float128), __fpclassifyf128(_Float128), __isinff128(_Float128), __signbitf128(_Float128);

/* calls, and not the compiler's own */
static _Float128 (*volatile fabs_of)(_Float128) = fabsf128;
static _Float128 (*volatile copysign_of)(_Float128, _Float128) = copysignf128;
static _Float128 (*volatile real_of)(_Complex _Float128) = crealf128;
static _Float128 (*volatile imaginary_of)(_Complex _Float128) = cimagf128;
static _Complex _Float128 (*volatile conj_of)(_Complex _Float128) = conjf128;
static _Complex _Float128 (*volatile proj_of)(_Complex _Float128) = cprojf128;

static u128 re, im;

static void take(_Complex _Float128 z)
{
	u128 w[2];

	memcpy(w, &z, sizeof w);
	re = w[0];
	im = w[1];
}

int main(void)
{
	u128 sign = (u128)1 << 127, inf = (u128)0x7fff << 112;

	for (int i = 0; i < 100000; i++) {
		u128 x = random_bits(), y = random_bits(), m = x & ~sign;
		_Complex _Float128 z = __builtin_complex(from(x), from(y));

		feclearexcept(FE_ALL_EXCEPT);
		T_SAME(fabs_of(from(x)), m);
		T_SAME(copysign_of(from(x), from(y)), m | (y & sign));
		T_INT(!__finitef128(from(x)), m >= inf);
		T_INT(__fpclassifyf128(from(x)), m > inf ? FP_NAN : m == inf ? FP_INFINITE : m >> 112 ? FP_NORMAL : m ? FP_SUBNORMAL : FP_ZERO);
		T_INT(__isinff128(from(x)), m != inf ? 0 : x == m ? 1 : -1);
		T_INT(!!__signbitf128(from(x)), x != m);
		T_SAME(real_of(z), x);
		T_SAME(imaginary_of(z), y);
		take(conj_of(z));
		T_TRUE(re == x && im == (y ^ sign));
		T_INT(fetestexcept(FE_ALL_EXCEPT), 0);
		take(proj_of(z));
		if (m == inf || (y & ~sign) == inf)
			T_TRUE(re == inf && im == (y & sign));
		else
			T_TRUE(re == x && im == y);
	}
	return t_status;
}
