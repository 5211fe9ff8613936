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

/* Which exceptions were raised, among other things that a function leaves as they are. GCC moves its own functions for that. */
static inline unsigned long fp_status(void)
{
	unsigned mxcsr;

	__asm__ volatile("stmxcsr %0" : "=m"(mxcsr));
	return mxcsr;
}

static inline void set_fp_status(unsigned long status)
{
	unsigned mxcsr = (unsigned)status;

	__asm__ volatile("ldmxcsr %0" : : "m"(mxcsr));
}

#endif
