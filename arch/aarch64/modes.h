/* SPDX-License-Identifier: MIT */
/* The control modes of the processor (C23 7.6): FPCR. */
#include <fenv.h>
#include "shim.h"

#if !__GLIBC_PREREQ(2, 25)
typedef unsigned femode_t;
#endif
_Static_assert(sizeof(femode_t) == 4 && sizeof(fexcept_t) == 4, "as programs have them");

static inline void get_modes(femode_t *to)
{
	unsigned long fpcr;

	__asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
	*to = (femode_t)fpcr;
}

/* NULL: what a program starts with, but for bits that no function of <fenv.h> changes */
static inline void set_modes(const femode_t *from)
{
	unsigned long fpcr;

	__asm__ volatile("mrs %0, fpcr" : "=r"(fpcr));
	fpcr = from ? *from : fpcr & 0xfe0fe0f8;
	__asm__ volatile("msr fpcr, %0" : : "r"(fpcr));
}

static inline void set_flags(int flags)
{
	unsigned long fpsr;

	__asm__ volatile("mrs %0, fpsr" : "=r"(fpsr));
	fpsr |= (unsigned)(flags & FE_ALL_EXCEPT);
	__asm__ volatile("msr fpsr, %0" : : "r"(fpsr));
}
