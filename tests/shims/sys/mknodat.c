/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	char dir[] = "/tmp/mknodatXXXXXX";
	struct stat s;
	int d, fd;

	T_TRUE(mkdtemp(dir) != NULL);
	d = open(dir, O_RDONLY | O_DIRECTORY);
	umask(022);
	errno = 77;
	T_INT(mknodat(d, "fifo", S_IFIFO | 0666, 0), 0);
	T_INT(errno, 77);
	T_INT(fstatat(d, "fifo", &s, 0), 0);
	T_INT(s.st_mode, S_IFIFO | 0644);
	T_ERR(mknodat(d, "fifo", S_IFREG | 0666, 0), -1, EEXIST);
	T_INT(mknodat(d, "sock", S_IFSOCK | 0600, 0), 0);
	T_INT(fstatat(d, "sock", &s, 0), 0);
	T_TRUE(S_ISSOCK(s.st_mode));
	T_INT(fchdir(d), 0);
	T_INT(mknodat(AT_FDCWD, "file", 0640, 0), 0);
	fd = openat(d, "file", O_RDONLY);
	T_TRUE(fd >= 0);
	T_ERR(mknodat(fd, "x", S_IFIFO | 0600, 0), -1, ENOTDIR);
	T_ERR(mknodat(-1, "x", S_IFIFO | 0600, 0), -1, EBADF);
	T_ERR(mknodat(d, "x", S_IFIFO | 0600, (dev_t)1 << 40), -1, EINVAL);
	if (mknodat(d, "dev", S_IFCHR | 0600, makedev(1, 3)))
		T_INT(errno, EPERM);
	unlinkat(d, "fifo", 0);
	unlinkat(d, "sock", 0);
	unlinkat(d, "file", 0);
	unlinkat(d, "dev", 0);
	T_INT(rmdir(dir), 0);
	return t_status;
}
