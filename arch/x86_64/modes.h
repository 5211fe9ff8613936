/* SPDX-License-Identifier: MIT */
/* The control modes of the processor (C23 7.6): those of x87 and of SSE. */
#include <fenv.h>
#include "shim.h"

#if !__GLIBC_PREREQ(2, 25)
typedef struct {
	unsigned short __control_word, __glibc_reserved;
	unsigned __mxcsr;
} femode_t;
#endif
_Static_assert(sizeof(femode_t) == 8 && sizeof(fexcept_t) == 2, "as programs have them");

#define FLAGS 0x3fU	/* of MXCSR, the other bits below 2^16 are modes; 0 in FE_ALL_EXCEPT is that of subnormal operands */

static inline void get_modes(femode_t *to)
{
	__asm__ volatile("fnstcw %0" : "=m"(to->__control_word));
	to->__mxcsr = __builtin_ia32_stmxcsr();
}

/* NULL: what a program starts with */
static inline void set_modes(const femode_t *from)
{
	unsigned short control = from ? from->__control_word : 0x37f;
	unsigned modes = from ? from->__mxcsr : 0x1f80;

	__asm__ volatile("fldcw %0" : : "m"(control));
	__builtin_ia32_ldmxcsr((__builtin_ia32_stmxcsr() & FLAGS) | (modes & 0xffff & ~FLAGS));
}

/* which traps nothing: SSE does so in operations only */
static inline void set_flags(int flags)
{
	__builtin_ia32_ldmxcsr(__builtin_ia32_stmxcsr() | (unsigned)(flags & FE_ALL_EXCEPT));
}
