/* SPDX-License-Identifier: MIT */
/* glibc 2.24, C23 7.12.11.5: no exception but for a signaling NaN. */
#include "math/nextup.h"

REAL F(nextup)(REAL x);

REAL F(nextup)(REAL x)
{
	bits b = bits_of(x);

	return is_nan(b) ? quiet(b) : next_up(b);
}
