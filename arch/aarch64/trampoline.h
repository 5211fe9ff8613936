/* SPDX-License-Identifier: MIT */
/* TRAMPOLINE(name, target): hidden function name, which jumps to target; x16 and x17 are the
 * registers that the procedure call standard leaves to such a veneer. */
#define TRAMPOLINE(name, target) \
	.text; \
	.globl name; \
	.hidden name; \
	.type name, %function; \
	.balign 16; \
name:	.cfi_startproc; \
	hint 34; /* bti c */ \
	adrp x16, :got:target; \
	ldr x16, [x16, :got_lo12:target]; \
	br x16; \
	.cfi_endproc; \
	.size name, . - name

	.section .note.GNU-stack, "", %progbits
