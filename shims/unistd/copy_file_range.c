/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.27: copy between files inside the kernel. Kernels before 4.5 cannot:
 * ENOSYS, as with glibc since 2.30 (2.27 to 2.29 copied in user space).
 */
#include <sys/types.h>
#include <unistd.h>
#include "cancel.h"

ssize_t copy_file_range(int in, off64_t *inpos, int out, off64_t *outpos, size_t n,
	unsigned int flags)
{
	return compat_ret(SYSCALL_CANCEL_RAW(SYS_copy_file_range, in, inpos, out, outpos, n, flags));
}
