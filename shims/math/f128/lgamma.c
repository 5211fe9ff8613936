/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.12.8.3; it sets signgam of libm, which a floor below 2.23 has under that name alone. */
#include "math/real.h"

REAL __compat_lgamma(REAL x, int *sign) hidden;
REAL F(lgamma)(REAL x);

REAL F(lgamma)(REAL x)
{
	return __compat_lgamma(x, &signgam);
}
