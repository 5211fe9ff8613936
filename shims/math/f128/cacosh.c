/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.2.1. */
#include "math/arc.h"

COMPLEX F(cacosh)(COMPLEX z);

COMPLEX F(cacosh)(COMPLEX z)
{
	struct parts p = parts(z);

	p = arc(p.re, p.im, true, is_negative(bits_of(p.im)), false);
	return complex_of(p.im, p.re);
}
