/* SPDX-License-Identifier: MIT */
/* glibc 2.27: mlock with flags. Kernels before 4.4 know none: EINVAL, as with glibc. */
#include <sys/mman.h>
#include "shim.h"

int mlock2(const void *at, size_t n, unsigned int flags);

int mlock2(const void *at, size_t n, unsigned int flags)
{
	long r;

	if (!flags)
		return mlock(at, n);
	r = SYSCALL_RAW(SYS_mlock2, at, n, flags);
	return (int)compat_ret(r == -ENOSYS ? -EINVAL : r);
}
