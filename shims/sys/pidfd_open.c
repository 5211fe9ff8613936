/* SPDX-License-Identifier: MIT */
/* glibc 2.36: a descriptor for a process. Kernels before 5.3: ENOSYS, as with glibc. */
#if __has_include(<sys/pidfd.h>)
#include <sys/pidfd.h>
#endif
#include <sys/types.h>
#include "shim.h"

#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif

int pidfd_open(pid_t pid, unsigned int flags);

int pidfd_open(pid_t pid, unsigned int flags)
{
	return (int)SYSCALL(SYS_pidfd_open, pid, flags);
}
