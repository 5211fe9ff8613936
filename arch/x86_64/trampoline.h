/* SPDX-License-Identifier: MIT */
/* TRAMPOLINE(name, target): hidden function name, which jumps to target with all registers kept. */
#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

#define TRAMPOLINE(name, target) \
	.text; \
	.globl name; \
	.hidden name; \
	.type name, @function; \
	.balign 16; \
name:	.cfi_startproc; \
	_CET_ENDBR; \
	jmp *target@GOTPCREL(%rip); \
	.cfi_endproc; \
	.size name, . - name

	.section .note.GNU-stack, "", @progbits
