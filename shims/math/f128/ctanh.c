/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.2.6. */
#include "math/wave.h"

COMPLEX F(ctanh)(COMPLEX z);

COMPLEX F(ctanh)(COMPLEX z)
{
	struct parts p = parts(z);

	p = hyperbolic_tangent(p.re, p.im);
	return complex_of(p.re, p.im);
}
