/* SPDX-License-Identifier: MIT */
/* glibc 2.24, C23 7.12.11.6: as nextup. */
#include "math/nextup.h"

REAL F(nextdown)(REAL x);

REAL F(nextdown)(REAL x)
{
	bits b = bits_of(x);

	return is_nan(b) ? quiet(b) : -next_up(b ^ SIGN);
}
