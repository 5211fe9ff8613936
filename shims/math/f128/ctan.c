/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6: -i ctanh(i z). */
#include "math/wave.h"

COMPLEX F(ctan)(COMPLEX z);

COMPLEX F(ctan)(COMPLEX z)
{
	struct parts p = parts(z);

	p = hyperbolic_tangent(p.im, p.re);
	return complex_of(p.im, p.re);
}
