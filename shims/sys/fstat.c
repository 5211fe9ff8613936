/* SPDX-License-Identifier: MIT */
/* A function of libc.so since glibc 2.33; __fxstat before that. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __fxstat(int ver, int fd, struct stat *to);

int fstat(int fd, struct stat *to)
{
	return __fxstat(ABI_STAT_VER, fd, to);
}
