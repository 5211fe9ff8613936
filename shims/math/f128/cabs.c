/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.3.8.2: hypot of the parts. */
#include "math/complex.h"
#include "math/hypot.h"

REAL F(cabs)(COMPLEX z);

REAL F(cabs)(COMPLEX z)
{
	struct parts p = parts(z);

	return hypot_of(p.re, p.im);
}
