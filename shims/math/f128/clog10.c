/* SPDX-License-Identifier: MIT */
/* glibc 2.26, clog10(3): clog to the base 10. */
#include "math/modulus.h"

COMPLEX F(clog10)(COMPLEX z);

COMPLEX F(clog10)(COMPLEX z)
{
	struct parts p = parts(z);

	p = logarithm(p.re, p.im, true);
	return complex_of(p.re, p.im);
}
