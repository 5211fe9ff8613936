/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6: -i catanh(i z). */
#include "math/arc.h"

COMPLEX F(catan)(COMPLEX z);

COMPLEX F(catan)(COMPLEX z)
{
	struct parts p = parts(z);

	p = arc_hyperbolic_tangent(p.im, p.re);
	return complex_of(p.im, p.re);
}
