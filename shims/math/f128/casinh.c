/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.2.2. */
#include "math/arc.h"

COMPLEX F(casinh)(COMPLEX z);

COMPLEX F(casinh)(COMPLEX z)
{
	struct parts p = parts(z);

	p = arc(p.im, p.re, false, false, is_negative(bits_of(p.re)));
	return complex_of(p.im, p.re);
}
