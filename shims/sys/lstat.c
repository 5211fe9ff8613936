/* SPDX-License-Identifier: MIT */
/* A function of libc.so since glibc 2.33; __lxstat before that. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __lxstat(int ver, const char *path, struct stat *to);

int lstat(const char *restrict path, struct stat *restrict to)
{
	return __lxstat(ABI_STAT_VER, path, to);
}
