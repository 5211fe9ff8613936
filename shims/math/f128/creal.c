/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.3.9.6. */
#include "math/complex.h"

REAL F(creal)(COMPLEX z);

REAL F(creal)(COMPLEX z)
{
	return parts(z).re;
}
