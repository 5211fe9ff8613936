/* SPDX-License-Identifier: MIT */
/* fstat, for archives made by a linker of their time. */
#include <sys/stat.h>

#ifndef T_NATIVE	/* libc_nonshared.a has it no longer */
int __fstat(int, struct stat *);
#define fstat(fd, s) __fstat(fd, s)
#endif
#include "fstat.h"
