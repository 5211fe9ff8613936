/* SPDX-License-Identifier: MIT */
/* A function of libc.so since glibc 2.33; __fxstatat before that. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __fxstatat(int ver, int dir, const char *path, struct stat *to, int flags);

int fstatat(int dir, const char *restrict path, struct stat *restrict to, int flags)
{
	return __fxstatat(ABI_STAT_VER, dir, path, to, flags);
}
