/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.28: renameat with flags. Kernels before 3.15 know no flags: 0 is
 * renameat there, anything else EINVAL.
 */
#include <stdio.h>
#include "shim.h"

int renameat2(int from, const char *old, int to, const char *new, unsigned int flags);

int renameat2(int from, const char *old, int to, const char *new, unsigned int flags)
{
	long r;

	if (!flags)
		return renameat(from, old, to, new);
	r = SYSCALL_RAW(SYS_renameat2, from, old, to, new, flags);
	return (int)compat_ret(r == -ENOSYS ? -EINVAL : r);
}
