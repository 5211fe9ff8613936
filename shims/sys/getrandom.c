/* SPDX-License-Identifier: MIT */
/* glibc 2.25, Linux 3.17. From 2.41 on glibc's own takes the vDSO's, without a system call. */
#include "sys/getrandom.h"

ssize_t getrandom(void *buf, size_t n, unsigned flags)
{
	__typeof__(&getrandom) native = NATIVE(getrandom);
	int saved = errno;
	ssize_t r = native ? native(buf, n, flags) : -1;

	if (r >= 0 || (native && errno != ENOSYS))
		return r;
	errno = saved;
	return __compat_getrandom(buf, n, flags);
}
