/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 G.6.2.3. */
#include "math/arc.h"

COMPLEX F(catanh)(COMPLEX z);

COMPLEX F(catanh)(COMPLEX z)
{
	struct parts p = parts(z);

	p = arc_hyperbolic_tangent(p.re, p.im);
	return complex_of(p.re, p.im);
}
