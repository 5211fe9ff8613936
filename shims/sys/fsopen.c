/* SPDX-License-Identifier: MIT */
/* glibc 2.36: a descriptor to set up a file system with. Kernels before 5.2: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_fsopen
#define SYS_fsopen 430
#endif

int fsopen(const char *name, unsigned int flags);

int fsopen(const char *name, unsigned int flags)
{
	return (int)SYSCALL(SYS_fsopen, name, flags);
}
