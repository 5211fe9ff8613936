/* SPDX-License-Identifier: MIT */
/* The other name that libc_nonshared.a had for lstat before glibc 2.33. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __lxstat(int ver, const char *path, struct stat *to);
int __lstat(const char *path, struct stat *to);

int __lstat(const char *path, struct stat *to)
{
	return __lxstat(ABI_STAT_VER, path, to);
}
