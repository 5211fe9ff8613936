/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.26: preadv with flags, at the file's own position for offset -1. Kernels before 4.6 know no
 * flags: without any it is preadv or readv there, else ENOTSUP.
 */
#include <sys/uio.h>
#include "cancel.h"

ssize_t preadv2(int fd, const struct iovec *iov, int n, off_t at, int flags)
{
	/* one argument holds the whole offset, so the one for its high half does not count */
	long r = SYSCALL_CANCEL_RAW(SYS_preadv2, fd, iov, n, at, 0, flags);

	if (r != -ENOSYS)
		return compat_ret(r);
	if (flags)
		return compat_ret(-ENOTSUP);
	return at == -1 ? readv(fd, iov, n) : preadv(fd, iov, n, at);
}
