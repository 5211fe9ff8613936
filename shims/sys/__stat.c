/* SPDX-License-Identifier: MIT */
/* The other name that libc_nonshared.a had for stat before glibc 2.33. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __xstat(int ver, const char *path, struct stat *to);
int __stat(const char *path, struct stat *to);

int __stat(const char *path, struct stat *to)
{
	return __xstat(ABI_STAT_VER, path, to);
}
