/* SPDX-License-Identifier: MIT */
/*
 * compat_guarded(f): calls f(), in a frame whose personality, for exceptions that pass it, is compat_personality.
 * The compiler's own way to say so, -fexceptions, needs functions of libgcc that a program in C may not have.
 */
#define UNWOUND		/* a function of ours that exceptions pass through */

__asm__(
	".text\n"
	".type compat_guarded, @function\n"
	"compat_guarded:\n"
	"	.cfi_startproc\n"
	"	.cfi_personality 0x1b, compat_personality\n"	/* relative to itself */
	"	subq $8, %rsp\n"
	"	.cfi_adjust_cfa_offset 8\n"
	"	call *%rdi\n"
	"	addq $8, %rsp\n"
	"	.cfi_adjust_cfa_offset -8\n"
	"	ret\n"
	"	.cfi_endproc\n"
	".size compat_guarded, . - compat_guarded\n");
