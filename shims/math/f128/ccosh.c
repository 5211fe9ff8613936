/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.2.4. */
#include "math/wave.h"

COMPLEX F(ccosh)(COMPLEX z);

COMPLEX F(ccosh)(COMPLEX z)
{
	struct parts p = parts(z);

	p = wave(p.re, p.im, COSH);
	return complex_of(p.re, p.im);
}
