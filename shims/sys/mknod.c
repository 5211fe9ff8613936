/* SPDX-License-Identifier: MIT */
/* A function of libc.so since glibc 2.33; __xmknod before that. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __xmknod(int ver, const char *path, mode_t mode, dev_t *dev);

int mknod(const char *path, mode_t mode, dev_t dev)
{
	return __xmknod(ABI_MKNOD_VER, path, mode, &dev);
}
