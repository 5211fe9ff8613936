/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6: -i casinh(i z). */
#include "math/arc.h"

COMPLEX F(casin)(COMPLEX z);

COMPLEX F(casin)(COMPLEX z)
{
	struct parts p = parts(z);

	p = arc(p.re, p.im, false, false, is_negative(bits_of(p.im)));
	return complex_of(p.re, p.im);
}
