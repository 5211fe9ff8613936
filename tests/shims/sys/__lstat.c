/* SPDX-License-Identifier: MIT */
/* lstat, for archives made by a linker of their time. */
#include <sys/stat.h>

#ifndef T_NATIVE	/* libc_nonshared.a has it no longer */
int __lstat(const char *, struct stat *);
#define lstat(path, s) __lstat(path, s)
#endif
#include "lstat.h"
