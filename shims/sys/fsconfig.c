/* SPDX-License-Identifier: MIT */
/* glibc 2.36: a parameter or a command for fsopen or fspick. Kernels before 5.2: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_fsconfig
#define SYS_fsconfig 431
#endif

int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux);

int fsconfig(int fd, unsigned int cmd, const char *key, const void *value, int aux)
{
	return (int)SYSCALL(SYS_fsconfig, fd, cmd, key, value, aux);
}
