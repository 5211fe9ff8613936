/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.1.1. */
#include "math/arc.h"

COMPLEX F(cacos)(COMPLEX z);

COMPLEX F(cacos)(COMPLEX z)
{
	struct parts p = parts(z);

	p = arc(p.re, p.im, true, false, !is_negative(bits_of(p.im)));
	return complex_of(p.re, p.im);
}
