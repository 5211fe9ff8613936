/* SPDX-License-Identifier: MIT */
/* glibc 2.25, Linux 3.17. */
#include "sys/getrandom.h"

ssize_t getrandom(void *buf, size_t n, unsigned flags)
{
	return __compat_getrandom(buf, n, flags);
}
