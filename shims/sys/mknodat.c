/* SPDX-License-Identifier: MIT */
/* A function of libc.so since glibc 2.33; __xmknodat before that. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __xmknodat(int ver, int dir, const char *path, mode_t mode, dev_t *dev);

int mknodat(int dir, const char *path, mode_t mode, dev_t dev)
{
	return __xmknodat(ABI_MKNOD_VER, dir, path, mode, &dev);
}
