/* SPDX-License-Identifier: MIT */
/* The other name that libc_nonshared.a had for fstat before glibc 2.33. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __fxstat(int ver, int fd, struct stat *to);
int __fstat(int fd, struct stat *to);

int __fstat(int fd, struct stat *to)
{
	return __fxstat(ABI_STAT_VER, fd, to);
}
