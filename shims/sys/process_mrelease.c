/* SPDX-License-Identifier: MIT */
/* glibc 2.36: free the memory of a killed process. Kernels before 5.15: ENOSYS, as with glibc. */
#include <sys/mman.h>
#include "shim.h"

#ifndef SYS_process_mrelease
#define SYS_process_mrelease 448
#endif

int process_mrelease(int pidfd, unsigned int flags);

int process_mrelease(int pidfd, unsigned int flags)
{
	return (int)SYSCALL(SYS_process_mrelease, pidfd, flags);
}
