/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.3.9.4. */
#include "math/complex.h"

COMPLEX F(conj)(COMPLEX z);

COMPLEX F(conj)(COMPLEX z)
{
	struct parts p = parts(z);

	return complex_of(p.re, real_of(bits_of(p.im) ^ SIGN));
}
