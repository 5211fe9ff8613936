/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.39: the process id that a pidfd stands for, as /proc/self/fdinfo tells it.
 * EBADF: no pidfd, or it cannot be told; EREMOTE: not in the pid namespace of /proc; ESRCH: reaped.
 */
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include "shim.h"

pid_t pidfd_getpid(int fd);

static int fail(int error)
{
	errno = error;
	return -1;
}

/* Behind "Pid:", at the start of a line. */
static pid_t find(const char *s)
{
	int n = 0, sign = 1;

	while (strncmp(s, "Pid:", 4)) {
		s = strchr(s, '\n');
		if (!s++)
			return fail(EBADF);
	}
	for (s += 4; *s == ' ' || *s == '\t'; s++);
	if (*s == '-') {
		sign = -1;
		s++;
	}
	if (*s < '0' || *s > '9')
		return fail(EBADF);
	for (; *s >= '0' && *s <= '9'; s++) {
		if (n > (INT_MAX - 9) / 10)
			return fail(EBADF);
		n = n * 10 + (*s - '0');
	}
	if (!n)
		return fail(EREMOTE);
	return sign < 0 ? fail(ESRCH) : n;
}

pid_t pidfd_getpid(int fd)
{
	char buf[1024];			/* a pidfd has some 100 bytes, "Pid:" among the first */
	long file, n, r;

	if (fd < 0)
		return fail(EBADF);
	snprintf(buf, sizeof buf, "/proc/self/fdinfo/%d", fd);
	file = SYSCALL_RAW(SYS_openat, AT_FDCWD, buf, O_RDONLY | O_CLOEXEC, 0);
	if (file < 0)
		return fail(EBADF);
	for (n = 0; n < (long)sizeof buf - 1; n += r) {
		while ((r = SYSCALL_RAW(SYS_read, file, buf + n, sizeof buf - 1 - (size_t)n)) == -EINTR);
		if (r <= 0)
			break;
	}
	SYSCALL_RAW(SYS_close, file);
	if (r < 0)
		return fail((int)-r);
	buf[n] = '\0';
	return find(buf);
}
