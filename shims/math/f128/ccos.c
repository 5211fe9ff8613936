/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6: ccosh(i z). */
#include "math/wave.h"

COMPLEX F(ccos)(COMPLEX z);

COMPLEX F(ccos)(COMPLEX z)
{
	struct parts p = parts(z);

	p = wave(real_of(bits_of(p.im) ^ SIGN), p.re, COSH);
	return complex_of(p.re, p.im);
}
