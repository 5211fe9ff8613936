/* SPDX-License-Identifier: MIT */
/* A function of libc.so since glibc 2.33; __xstat before that. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __xstat(int ver, const char *path, struct stat *to);

int stat(const char *restrict path, struct stat *restrict to)
{
	return __xstat(ABI_STAT_VER, path, to);
}
