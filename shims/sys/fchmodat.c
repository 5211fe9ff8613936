/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.32 AT_SYMLINK_NOFOLLOW fails with ENOTSUP whatever the file is. Linux 6.6 can do it; else it is
 * opened without being opened, and changed by its name below /proc, as links are told from others.
 */
#include <fcntl.h>
#include <sys/stat.h>
#include "shim.h"

#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif
#ifndef AT_EMPTY_PATH
#define AT_EMPTY_PATH 0x1000
#endif

declare_old(fchmodat);

static int by_proc(int dir, const char *path, mode_t mode)
{
	char name[] = "/proc/self/fd/0123456789", *p = name + sizeof "/proc/self/fd/" - 1;
	struct stat st;
	long fd = SYSCALL_RAW(SYS_openat, dir, path, O_PATH | O_NOFOLLOW | O_CLOEXEC), r;

	if (fd < 0)
		return (int)fd;
	for (long unit = 1000000000; unit; unit /= 10)
		if (fd >= unit || unit == 1)
			*p++ = (char)('0' + fd / unit % 10);
	*p = 0;
	r = SYSCALL_RAW(SYS_fstat, fd, &st);
	if (r == 0)
		r = S_ISLNK(st.st_mode) ? -EOPNOTSUPP : SYSCALL_RAW(SYS_fchmodat, AT_FDCWD, name, mode);
	SYSCALL_RAW(SYS_close, fd);
	return r == -ENOENT ? -EOPNOTSUPP : (int)r;	/* no /proc */
}

int fchmodat(int dir, const char *path, mode_t mode, int flags)
{
	long r;

	if (!(flags & (AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)) || flags & ~(AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH))
		return old(fchmodat)(dir, path, mode, flags);
	r = SYSCALL_RAW(SYS_fchmodat2, dir, path, mode, flags);
	if (r == -ENOSYS)
		r = flags == AT_SYMLINK_NOFOLLOW ? by_proc(dir, path, mode) : -EINVAL;
	return (int)compat_ret(r);
}
