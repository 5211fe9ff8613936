/* SPDX-License-Identifier: MIT */
/* glibc 2.36: a descriptor for a mount, or for a copy. Kernels before 5.2: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_open_tree
#define SYS_open_tree 428
#endif

int open_tree(int dir, const char *path, unsigned int flags);

int open_tree(int dir, const char *path, unsigned int flags)
{
	return (int)SYSCALL(SYS_open_tree, dir, path, flags);
}
