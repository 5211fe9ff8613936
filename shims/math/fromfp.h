/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.43, C23: rounds in the direction that round says to a whole number that a signed or unsigned
 * integer of that many bits has, or it is a domain error. Before, from 2.25 on, the result was such
 * an integer itself, of 64 bits at most: what headers of that time declare, INTEGERS here.
 */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include "shim.h"

#define UNSIGNED 1
#define INEXACT 2	/* the forms with x: FE_INEXACT for what was no whole number */

/* *x is of the type with that many digits; a NaN then, errno and FE_INVALID, where it returns false */
hidden bool __compat_fromfp(void *x, int digits, int round, unsigned width, int flags);

#ifdef INTEGERS
#define INTEGER(flags) __typeof__(__builtin_choose_expr((flags) & UNSIGNED, (uintmax_t)0, (intmax_t)0))
#define FROMFP(name, type, digits, flags) \
	INTEGER(flags) APART(name)(type x, int round, unsigned width) __asm__(QUOTED(name)); \
	INTEGER(flags) APART(name)(type x, int round, unsigned width) \
	{ \
		bool negative = __builtin_signbit(x); \
		\
		width = width < 64 ? width : 64; \
		if (!__compat_fromfp(&x, digits, round, width, flags)) \
			return (INTEGER(flags))limit(negative, width, flags); \
		return (INTEGER(flags))x; \
	}

/* what stands for a result that there is not */
static inline uintmax_t limit(bool negative, unsigned width, int flags)
{
	if (flags & UNSIGNED)
		return negative || !width ? 0 : UINTMAX_MAX >> (64 - width);
	if (!width)
		return 0;
	return negative ? UINTMAX_MAX << (width - 1) : ((uintmax_t)1 << (width - 1)) - 1;
}
#else
#define FROMFP(name, type, digits, flags) \
	type APART(name)(type x, int round, unsigned width) __asm__(QUOTED(name)); \
	type APART(name)(type x, int round, unsigned width) \
	{ \
		__compat_fromfp(&x, digits, round, width, flags); \
		return x; \
	}
#endif
