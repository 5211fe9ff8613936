/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.34: close every descriptor from low on. Cannot fail: where neither
 * close_range (Linux 5.9) nor /proc/self/fd can be had, it aborts as glibc's does.
 * Allocates nothing and leaves errno alone, since it is called between fork and exec.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include "shim.h"

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

void closefrom(int low);

static void die(void)
{
	static const char msg[] = "closefrom: neither close_range nor /proc/self/fd\n";

	SYSCALL_RAW(SYS_write, STDERR_FILENO, msg, sizeof msg - 1);
	abort();
}

static long open_dir(int low)
{
	long dir;

	while ((dir = SYSCALL_RAW(SYS_openat, AT_FDCWD, "/proc/self/fd",
			O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)) == -EMFILE) {
		/* the table is full: one of those that must go makes room */
		unsigned int fd = (unsigned)low;

		while (SYSCALL_RAW(SYS_close, fd) == -EBADF)
			if (++fd > INT32_MAX || fd - (unsigned)low > 1 << 20)
				return -EMFILE;
	}
	return dir;
}

/* decimal number, or -1 for "." and ".." */
static int number(const char *s)
{
	int n = 0;

	for (; *s; s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + (*s - '0');
	}
	return n;
}

void closefrom(int low)
{
	_Alignas(struct dirent64) char buf[1024];
	long dir, n, at;

	if (low < 0)
		low = 0;
	if (SYSCALL_RAW(SYS_close_range, low, UINT32_MAX, 0) == 0)
		return;
	dir = open_dir(low);
	if (dir < 0)
		die();
	/* a position in this directory is a descriptor number: closing moves nothing */
	while ((n = SYSCALL_RAW(SYS_getdents64, dir, buf, sizeof buf)) > 0) {
		for (at = 0; at < n; at += ((struct dirent64 *)(buf + at))->d_reclen) {
			int fd = number(((struct dirent64 *)(buf + at))->d_name);

			if (fd >= low && fd != dir)
				SYSCALL_RAW(SYS_close, fd);
		}
	}
	if (n < 0)
		die();
	SYSCALL_RAW(SYS_close, dir);
}
