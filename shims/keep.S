/* SPDX-License-Identifier: MIT */
/*
 * Refers to the SYMBOLS of a library: in the linker script of that library, which is needed then with --as-needed too. FLAGS are those
 * of the section, which has to outlive --gc-sections.
 */
#include "trampoline.h"
#define QUOTED(x) QUOTED_(x)
#define QUOTED_(x) #x
	.section .data.rel.ro.compat_keep, QUOTED(FLAGS)
	.balign 8
	.quad SYMBOLS
