/* SPDX-License-Identifier: MIT */
/* stat, for archives made by a linker of their time. */
#include <sys/stat.h>

#ifndef T_NATIVE	/* libc_nonshared.a has it no longer */
int __stat(const char *, struct stat *);
#define stat(path, s) __stat(path, s)
#endif
#include "stat.h"
