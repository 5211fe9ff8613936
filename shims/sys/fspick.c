/* SPDX-License-Identifier: MIT */
/* glibc 2.36: a descriptor to set up a mounted file system anew. Kernels before 5.2: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_fspick
#define SYS_fspick 433
#endif

int fspick(int dir, const char *path, unsigned int flags);

int fspick(int dir, const char *path, unsigned int flags)
{
	return (int)SYSCALL(SYS_fspick, dir, path, flags);
}
