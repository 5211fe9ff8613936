/* SPDX-License-Identifier: MIT */
/* glibc 2.36: a copy of a descriptor of another process. Kernels before 5.6: ENOSYS, as with glibc. */
#if __has_include(<sys/pidfd.h>)
#include <sys/pidfd.h>
#endif
#include <sys/types.h>
#include "shim.h"

#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif

int pidfd_getfd(int pidfd, int fd, unsigned int flags);

int pidfd_getfd(int pidfd, int fd, unsigned int flags)
{
	return (int)SYSCALL(SYS_pidfd_getfd, pidfd, fd, flags);
}
