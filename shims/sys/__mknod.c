/* SPDX-License-Identifier: MIT */
/* The other name that libc_nonshared.a had for mknod before glibc 2.33. */
#include <sys/stat.h>
#include "abi.h"
#include "shim.h"

int __xmknod(int ver, const char *path, mode_t mode, dev_t *dev);
int __mknod(const char *path, mode_t mode, dev_t dev);

int __mknod(const char *path, mode_t mode, dev_t dev)
{
	return __xmknod(ABI_MKNOD_VER, path, mode, &dev);
}
