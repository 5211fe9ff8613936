/* SPDX-License-Identifier: MIT */
/* Rounding modes and exception flags without libm, which the tests are not linked with. */
enum { NEAREST, DOWN, UP, ZERO };
enum { INVALID = 1, OVERFLOW = 2, UNDERFLOW = 4, INEXACT = 8 };

#ifdef __x86_64__
static inline void set_rounding(int mode)
{
	unsigned short cw;

	__asm__ volatile("fnstcw %0" : "=m"(cw));
	cw = (unsigned short)((cw & ~0xc00) | mode << 10);
	__asm__ volatile("fldcw %0" : : "m"(cw));
	__builtin_ia32_ldmxcsr((__builtin_ia32_stmxcsr() & ~0x6000U) | (unsigned)mode << 13);
}

/* those raised since the last call */
static inline int take_flags(void)
{
	unsigned short sw;
	unsigned mxcsr = __builtin_ia32_stmxcsr();

	__asm__ volatile("fnstsw %0\n\tfnclex" : "=m"(sw));
	__builtin_ia32_ldmxcsr(mxcsr & ~63U);
	mxcsr |= sw;
	return (int)((mxcsr & 1) | (mxcsr >> 2 & 14));
}
#else
static inline void set_rounding(int mode)
{
	unsigned long fpcr;

	__asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
	mode = mode == UP ? 1 : mode == DOWN ? 2 : mode;
	__asm__ volatile("msr fpcr, %0" : : "r"((fpcr & ~0xc00000UL) | (unsigned long)mode << 22));
}

/* those raised since the last call */
static inline int take_flags(void)
{
	unsigned long fpsr;

	__asm__ volatile("mrs %0, fpsr" : "=r"(fpsr));
	__asm__ volatile("msr fpsr, %0" : : "r"(fpsr & ~31UL));
	return (int)((fpsr & 1) | (fpsr >> 1 & 14));
}
#endif
