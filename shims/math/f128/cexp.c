/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.3.1. */
#include "math/wave.h"

COMPLEX F(cexp)(COMPLEX z);

COMPLEX F(cexp)(COMPLEX z)
{
	struct parts p = parts(z);

	p = wave(p.re, p.im, EXP);
	return complex_of(p.re, p.im);
}
