/* SPDX-License-Identifier: MIT */
/*
 * compat_guarded(f, o): calls f(), with o where _Unwind_GetCFA points to while an exception passes this
 * frame, whose personality is compat_personality. The compiler's own way to say so, -fexceptions, needs
 * functions of libgcc that a program in C may not have.
 */
#define UNWOUND		/* a function of ours that exceptions pass through */
#define GUARDED_SLOT 0

__asm__(
	".text\n"
	".type compat_guarded, @function\n"
	"compat_guarded:\n"
	"	.cfi_startproc\n"
	"	.cfi_personality 0x1b, compat_personality\n"	/* relative to itself */
	"	pushq %rsi\n"
	"	.cfi_adjust_cfa_offset 8\n"
	"	call *%rdi\n"
	"	addq $8, %rsp\n"
	"	.cfi_adjust_cfa_offset -8\n"
	"	ret\n"
	"	.cfi_endproc\n"
	".size compat_guarded, . - compat_guarded\n");
