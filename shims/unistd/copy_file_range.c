/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.27: copy between files inside the kernel. Kernels before 4.5 cannot:
 * ENOSYS, as with glibc since 2.30 (2.27 to 2.29 copied in user space).
 * A cancellation point; asynchronous cancelling for the time of the call is
 * what makes a bare system call one.
 */
#include <pthread.h>
#include <sys/types.h>
#include <unistd.h>
#include "shim.h"

ssize_t copy_file_range(int in, off64_t *inpos, int out, off64_t *outpos, size_t n,
	unsigned int flags)
{
	int type = PTHREAD_CANCEL_DEFERRED;
	long r;

	pthread_setcanceltype(PTHREAD_CANCEL_ASYNCHRONOUS, &type);
	r = SYSCALL_RAW(SYS_copy_file_range, in, inpos, out, outpos, n, flags);
	pthread_setcanceltype(type, NULL);
	return compat_ret(r);
}
