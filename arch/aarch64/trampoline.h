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

#if defined __ARM_FEATURE_BTI_DEFAULT || defined __ARM_FEATURE_PAC_DEFAULT
/* GNU_PROPERTY_AARCH64_FEATURE_1_AND: BTI 1, PAC 2 */
	.section .note.gnu.property, "a", %note
	.balign 8
	.long 4, 16, 5
	.asciz "GNU"
	.long 0xc0000000, 4, 3, 0
#endif

	.section .note.GNU-stack, "", %progbits
