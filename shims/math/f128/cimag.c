/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.3.9.2. */
#include "math/complex.h"

REAL F(cimag)(COMPLEX z);

REAL F(cimag)(COMPLEX z)
{
	return parts(z).im;
}
