/* SPDX-License-Identifier: MIT */
/* glibc 2.36: madvise for another process. Kernels before 5.10: ENOSYS, as with glibc. */
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include "shim.h"

#ifndef SYS_process_madvise
#define SYS_process_madvise 440
#endif

ssize_t process_madvise(int pidfd, const struct iovec *iov, size_t n, int advice, unsigned int flags);

ssize_t process_madvise(int pidfd, const struct iovec *iov, size_t n, int advice, unsigned int flags)
{
	return SYSCALL(SYS_process_madvise, pidfd, iov, n, advice, flags);
}
