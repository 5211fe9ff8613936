/* SPDX-License-Identifier: MIT */
/*
 * In libc_nonshared.a up to glibc 2.31: string.h of that time calls it, with _FORTIFY_SOURCE, for a memset of
 * constant length 0, for the warning that the linker gives. It does nothing. clang has a built-in function of that
 * name, so it has another one here.
 */
#include "shim.h"

void nothing(void) __asm__("__warn_memset_zero_len");

void nothing(void)
{
}
