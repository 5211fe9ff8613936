/* SPDX-License-Identifier: MIT */
/* glibc 2.36: change the attributes of a mount. Kernels before 5.12: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif

struct mount_attr;

int mount_setattr(int dir, const char *path, unsigned int flags, struct mount_attr *attr, size_t size);

int mount_setattr(int dir, const char *path, unsigned int flags, struct mount_attr *attr, size_t size)
{
	return (int)SYSCALL(SYS_mount_setattr, dir, path, flags, attr, size);
}
