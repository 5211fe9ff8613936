/* SPDX-License-Identifier: MIT */
/*
 * compat_guarded(f): calls f(), in a frame whose personality, for exceptions that pass it, is compat_personality.
 * The compiler's own way to say so, -fexceptions, needs functions of libgcc that a program in C may not have.
 *
 * Return addresses are not signed here, nor in functions that are UNWOUND: to a libgcc before 7, which may
 * be the one that throws, the note of it in the unwind tables means that other registers were saved.
 */
#define UNWOUND __attribute__((target("branch-protection=bti")))

__asm__(
	".text\n"
	".balign 4\n"
	".type compat_guarded, %function\n"
	"compat_guarded:\n"
	"	.cfi_startproc\n"
	"	.cfi_personality 0x1b, compat_personality\n"	/* relative to itself */
	"	stp x29, x30, [sp, -16]!\n"
	"	.cfi_def_cfa_offset 16\n"
	"	.cfi_offset 29, -16\n"
	"	.cfi_offset 30, -8\n"
	"	mov x29, sp\n"
	"	blr x0\n"
	"	ldp x29, x30, [sp], 16\n"
	"	.cfi_restore 30\n"
	"	.cfi_restore 29\n"
	"	.cfi_def_cfa_offset 0\n"
	"	ret\n"
	"	.cfi_endproc\n"
	".size compat_guarded, . - compat_guarded\n");
