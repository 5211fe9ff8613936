/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.2.5. */
#include "math/wave.h"

COMPLEX F(csinh)(COMPLEX z);

COMPLEX F(csinh)(COMPLEX z)
{
	struct parts p = parts(z);

	p = wave(p.re, p.im, SINH);
	return complex_of(p.re, p.im);
}
