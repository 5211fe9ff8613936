/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.31; from 2.25 on with the values themselves as arguments, which is what headers of that
 * time declare, VALUES here. totalOrder of IEEE 754 is the order of the encodings as numbers with a sign; no bit
 * goes through a floating-point register, where a signaling NaN might change.
 */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include "shim.h"

#ifdef VALUES
#define TOTALORDER(name, type, bits, magnitude) \
	int APART(name)(type x, type y) __asm__(QUOTED(name)); \
	int APART(name)(type x, type y) \
	{ \
		return total_order(&x, &y, bits, magnitude); \
	}
#else
#define TOTALORDER(name, type, bits, magnitude) \
	int APART(name)(const type *x, const type *y) __asm__(QUOTED(name)); \
	int APART(name)(const type *x, const type *y) \
	{ \
		return total_order(x, y, bits, magnitude); \
	}
#endif
#define LDBL_BITS (LDBL_MANT_DIG == 64 ? 80 : 128)

static inline bool total_order(const void *x, const void *y, unsigned bits, bool magnitude)
{
	unsigned __int128 sign = (unsigned __int128)1 << (bits - 1), a = 0, b = 0;

	memcpy(&a, x, bits / 8);
	memcpy(&b, y, bits / 8);
	if (magnitude)
		a |= sign, b |= sign;
	/* as unsigned numbers negative ones come after all others, in their reverse order */
	return magnitude ? a <= b : a & b & sign ? b <= a : a & sign ? true : b & sign ? false : a <= b;
}
