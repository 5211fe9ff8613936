/* SPDX-License-Identifier: MIT */
/* glibc 2.26, C23 F.10.4.4; rounded correctly. An infinity is the result beside a quiet NaN too. */
#include "math/hypot.h"

REAL F(hypot)(REAL x, REAL y);

REAL F(hypot)(REAL x, REAL y)
{
	return hypot_of(x, y);
}
