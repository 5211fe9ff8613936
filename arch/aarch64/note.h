/* SPDX-License-Identifier: MIT */
/*
 * The note of BTI, PAC and GCS (1, 2, 4), ahead of every source: a linker keeps in a program what all of its objects have. Compilers leave
 * parts of it out: before gcc 15 GCS, which takes no other code; where the assembler knows build attributes (gcc 16) all of it, for
 * linkers that know those alone; where a function is UNWOUND (guarded.h) PAC, which nothing enforces. What stands there twice adds up.
 */
#ifdef __ARM_FEATURE_BTI_DEFAULT
#ifdef __ASSEMBLER__
	.section .note.gnu.property, "a", %note
	.balign 8
	.long 4, 16, 5
	.asciz "GNU"
	.long 0xc0000000, 4, 7, 0
	.text
#else
__asm__(
	".pushsection .note.gnu.property, \"a\", %note\n"
	".balign 8\n"
	".long 4, 16, 5\n"
	".asciz \"GNU\"\n"
	".long 0xc0000000, 4, 7, 0\n"
	".popsection");
#endif
#endif
