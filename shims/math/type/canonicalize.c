/* SPDX-License-Identifier: MIT */
/* glibc 2.25, C23 7.12.11.7: 0, and *to a quiet NaN for a signaling one; not 0 for what is no encoding (x87). */
#include "math/real.h"

int F(canonicalize)(REAL *to, const REAL *from);

int F(canonicalize)(REAL *to, const REAL *from)
{
	bits b = bits_of(*from);

	if (!is_encoding(b))
		return 1;
	*to = is_signaling(b) ? quiet(b) : real_of(b);
	return 0;
}
