/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.36. Every byte comes from the kernel, as in glibc: no state, so nothing to reseed
 * after fork. Never fails: without any source of entropy the process ends.
 */
#include <stdlib.h>
#include <unistd.h>
#include "sys/getrandom.h"

void arc4random_buf(void *buf, size_t n);

void arc4random_buf(void *buf, size_t n)
{
	static const char sorry[] = "libcompat: cannot get entropy for arc4random\n";
	void (*native)(void *, size_t) = NATIVE(arc4random_buf);
	int saved;

	if (native) {
		native(buf, n);
		return;
	}
	/* errno is left aside: a program's resolver may be called before the program is bound to what has it */
	if (SYSCALL_RAW(SYS_getrandom, buf, n, 0) == (long)n)
		return;
	saved = errno;
	while (n) {
		ssize_t r = __compat_getrandom(buf, n, 0);

		if (r > 0) {
			buf = (char *)buf + r;
			n -= (size_t)r;
		} else if (!r || errno != EINTR) {
			SYSCALL(SYS_write, STDERR_FILENO, sorry, sizeof sorry - 1);
			abort();
		}
	}
	errno = saved;
}
