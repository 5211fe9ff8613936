/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.3.9.5: every infinity to one, with a zero of the sign of the imaginary part. */
#include "math/complex.h"

COMPLEX F(cproj)(COMPLEX z);

COMPLEX F(cproj)(COMPLEX z)
{
	struct parts p = parts(z);
	bits im = bits_of(p.im);

	if ((bits_of(p.re) & ~SIGN) == INFINITE || (im & ~SIGN) == INFINITE)
		return complex_of(real_of(INFINITE), real_of(im & SIGN));
	return z;
}
