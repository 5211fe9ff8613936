/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.2.4. */
#include "math/elementary.h"

REAL F(cosh)(REAL x);

REAL F(cosh)(REAL x)
{
	bits b = bits_of(x);
	struct num e;

	if (is_special(b))
		return is_nan(b) ? quiet(b) : infinity_of(false);
	e = num_exp(num192_of(num_abs(num_from(x))));
	return num_round_near(num_scale(num_add(e, num_div(num_int(1), e)), -1));
}
