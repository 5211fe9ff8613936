/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.3.2. */
#include "math/modulus.h"

COMPLEX F(clog)(COMPLEX z);

COMPLEX F(clog)(COMPLEX z)
{
	struct parts p = parts(z);

	p = logarithm(p.re, p.im, false);
	return complex_of(p.re, p.im);
}
