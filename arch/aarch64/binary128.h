/* SPDX-License-Identifier: MIT */
#ifndef COMPAT_BINARY128_H
#define COMPAT_BINARY128_H

#ifdef __clang__
typedef long double _Float128;
#endif

#define TINY_AFTER 0	/* whether a result is tiny (FE_UNDERFLOW) is seen after rounding, or before */
#define TO_NEAREST 0
#define DOWNWARD 2
#define UPWARD 1

/* the rounding mode, which fegetround of libm tells */
static inline int rounding(void)
{
	unsigned long fpcr;

	__asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
	return fpcr >> 22 & 3;
}

/* which exceptions were raised, among other things that a function leaves as they are */
static inline unsigned long fp_status(void)
{
	unsigned long fpsr;

	__asm__ volatile("mrs %0, fpsr" : "=r"(fpsr));
	return fpsr;
}

static inline void set_fp_status(unsigned long status)
{
	__asm__ volatile("msr fpsr, %0" : : "r"(status));
}

#endif
