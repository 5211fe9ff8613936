/* SPDX-License-Identifier: MIT */
/* glibc 2.36: mount what fsopen set up, nowhere yet. Kernels before 5.2: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_fsmount
#define SYS_fsmount 432
#endif

int fsmount(int fd, unsigned int flags, unsigned int attributes);

int fsmount(int fd, unsigned int flags, unsigned int attributes)
{
	return (int)SYSCALL(SYS_fsmount, fd, flags, attributes);
}
