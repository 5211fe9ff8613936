/* SPDX-License-Identifier: MIT */
/* glibc 2.26, lgamma_r(3) for _Float128. */
#define KIND 4
#include "math/real.h"

REAL __compat_lgamma(REAL x, int *sign) hidden;
REAL lgammaf128_r(REAL x, int *sign);

REAL lgammaf128_r(REAL x, int *sign)
{
	return __compat_lgamma(x, sign);
}
