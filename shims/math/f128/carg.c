/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 7.3.9.1: atan2 of the parts. */
#include "math/complex.h"
#include "math/angle.h"

REAL F(carg)(COMPLEX z);

REAL F(carg)(COMPLEX z)
{
	struct parts p = parts(z);

	if (is_nan(bits_of(p.re)) || is_nan(bits_of(p.im)))
		return nan_of(p.im, p.re);
	return num_round_near(angle_of(p.im, p.re));
}
