/* SPDX-License-Identifier: MIT */
/* See closefrom.h. */
#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include "closefrom.h"

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

static long open_dir(int low, int keep)
{
	long dir;

	while ((dir = SYSCALL_RAW(SYS_openat, AT_FDCWD, "/proc/self/fd",
			O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)) == -EMFILE) {
		/* the table is full: one of those that must go makes room */
		unsigned int fd = (unsigned)low;

		while ((int)fd == keep || SYSCALL_RAW(SYS_close, fd) == -EBADF)
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

static long all_at_once(int low, int keep)
{
	long r = 0;

	if (keep < low)
		return SYSCALL_RAW(SYS_close_range, low, UINT32_MAX, 0);
	if (keep > low)
		r = SYSCALL_RAW(SYS_close_range, low, keep - 1, 0);
	return r ? r : SYSCALL_RAW(SYS_close_range, (unsigned)keep + 1, UINT32_MAX, 0);
}

long __compat_closefrom(int low, int keep)
{
	_Alignas(struct dirent64) char buf[1024];
	long dir, n, at;

	if (low < 0)
		low = 0;
	if (all_at_once(low, keep) == 0)
		return 0;
	dir = open_dir(low, keep);
	if (dir < 0)
		return dir;
	/* a position in this directory is a descriptor number: closing moves nothing */
	while ((n = SYSCALL_RAW(SYS_getdents64, dir, buf, sizeof buf)) > 0) {
		for (at = 0; at < n; at += ((struct dirent64 *)(buf + at))->d_reclen) {
			int fd = number(((struct dirent64 *)(buf + at))->d_name);

			if (fd >= low && fd != dir && fd != keep)
				SYSCALL_RAW(SYS_close, fd);
		}
	}
	SYSCALL_RAW(SYS_close, dir);
	return n;
}
