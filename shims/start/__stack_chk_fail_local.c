/* SPDX-License-Identifier: MIT */
/* In libc_nonshared.a: -fstack-protector's call without a PLT; so does gcrt1.o, of gcc -pg, since glibc 2.36. */
#include "shim.h"

void __stack_chk_fail(void) __attribute__((noreturn));
hidden void __stack_chk_fail_local(void);

void __stack_chk_fail_local(void)
{
	__stack_chk_fail();
}
