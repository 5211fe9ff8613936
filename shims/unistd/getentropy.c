/* SPDX-License-Identifier: MIT */
/* glibc 2.25, POSIX 2024: all of at most 256 bytes; not a cancellation point, no EINTR. */
#include <unistd.h>
#include "sys/getrandom.h"

int getentropy(void *buf, size_t n)
{
	int saved = errno;

	if (n > 256) {
		errno = EIO;
		return -1;
	}
	while (n) {
		ssize_t r = __compat_getrandom(buf, n, 0);

		if (r > 0) {
			buf = (char *)buf + r;
			n -= (size_t)r;
		} else if (!r || errno != EINTR) {
			if (!r)
				errno = EIO;
			return -1;
		}
	}
	errno = saved;
	return 0;
}
