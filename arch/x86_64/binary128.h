/* SPDX-License-Identifier: MIT */
#ifndef COMPAT_BINARY128_H
#define COMPAT_BINARY128_H

#ifdef __clang__
typedef __float128 _Float128;
#endif

#define TINY_AFTER 1	/* whether a result is tiny (FE_UNDERFLOW) is seen after rounding, or before */
#define TO_NEAREST 0
#define DOWNWARD 1
#define UPWARD 2

/* the rounding mode, which fegetround of libm tells */
static inline int rounding(void)
{
	return __builtin_ia32_stmxcsr() >> 13 & 3;
}

#endif
