/* SPDX-License-Identifier: MIT */
/* __stat, __lstat, __fstat and __mknod are stat and so on, for archives made by a linker of their time. */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include "test.h"

#ifdef T_NATIVE	/* libc_nonshared.a has them no longer */
#define __stat stat
#define __lstat lstat
#define __fstat fstat
#define __mknod mknod
#else
int __stat(const char *, struct stat *), __lstat(const char *, struct stat *), __fstat(int, struct stat *);
int __mknod(const char *, mode_t, dev_t);
#endif

int main(void)
{
	char dir[] = "/tmp/statXXXXXX", link[64], fifo[64];
	struct stat a, b;
	int fd;

	if (!mkdtemp(dir))
		return t_skip("no /tmp");
	snprintf(link, sizeof link, "%s/link", dir);
	snprintf(fifo, sizeof fifo, "%s/fifo", dir);
	T_INT(symlink(dir, link), 0);
	T_INT(__stat(link, &a), 0);
	T_TRUE(S_ISDIR(a.st_mode));
	T_INT(__lstat(link, &b), 0);
	T_TRUE(S_ISLNK(b.st_mode) && a.st_ino != b.st_ino && a.st_dev == b.st_dev);
	T_INT(fd = open(dir, O_RDONLY | O_DIRECTORY), fd);
	T_INT(__fstat(fd, &b), 0);
	T_TRUE(b.st_ino == a.st_ino && b.st_mode == a.st_mode && b.st_nlink == a.st_nlink);
	close(fd);
	T_ERR(__fstat(fd, &b), -1, EBADF);
	T_ERR(__stat("/nonesuch/x", &b), -1, ENOENT);
	T_ERR(__lstat("/nonesuch/x", &b), -1, ENOENT);
	T_INT(__mknod(fifo, S_IFIFO | 0600, makedev(0, 0)), 0);
	T_INT(__stat(fifo, &b), 0);
	T_TRUE(S_ISFIFO(b.st_mode) && (b.st_mode & 0777) == 0600);
	T_ERR(__mknod(fifo, S_IFIFO | 0600, makedev(0, 0)), -1, EEXIST);
	unlink(fifo);
	unlink(link);
	rmdir(dir);
	return t_status;
}
