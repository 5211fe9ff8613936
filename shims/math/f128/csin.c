/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6: -i csinh(i z). */
#include "math/wave.h"

COMPLEX F(csin)(COMPLEX z);

COMPLEX F(csin)(COMPLEX z)
{
	struct parts p = parts(z);

	p = wave(p.im, p.re, SINH);
	return complex_of(p.im, p.re);
}
