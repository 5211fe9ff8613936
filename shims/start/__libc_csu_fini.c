/* SPDX-License-Identifier: MIT */
/*
 * In libc_nonshared.a before glibc 2.34: crt1.o gives it to __libc_start_main.
 * Destructors are the dynamic linker's, so it has nothing to do.
 */
#include "shim.h"

hidden void __libc_csu_fini(void);

void __libc_csu_fini(void)
{
}
