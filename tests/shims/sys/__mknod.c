/* SPDX-License-Identifier: MIT */
/* mknod, for archives made by a linker of their time. */
#include <sys/stat.h>

#ifndef T_NATIVE	/* libc_nonshared.a has it no longer */
int __mknod(const char *, mode_t, dev_t);
#define mknod(path, mode, dev) __mknod(path, mode, dev)
#endif
#include "mknod.h"
