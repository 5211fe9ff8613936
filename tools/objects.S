/* SPDX-License-Identifier: MIT */
/* The archives of objects (gen/object.h) that compat holds: X86_64 and AARCH64 name the files, or there is none. */
	.section .rodata
	.globl objects_x86_64, objects_x86_64_end, objects_aarch64, objects_aarch64_end
objects_x86_64:
#ifdef X86_64
	.incbin X86_64
#endif
objects_x86_64_end:
objects_aarch64:
#ifdef AARCH64
	.incbin AARCH64
#endif
objects_aarch64_end:
	.byte 0
	.section .note.GNU-stack, "", %progbits
