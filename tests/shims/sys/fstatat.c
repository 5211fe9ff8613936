/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	char dir[] = "/tmp/fstatatXXXXXX";
	struct stat s;
	struct stat64 s64;
	int d, fd;

	T_TRUE(mkdtemp(dir) != NULL);
	d = open(dir, O_RDONLY | O_DIRECTORY);
	fd = openat(d, "file", O_CREAT | O_RDWR, 0600);
	T_INT(symlinkat("file", d, "link"), 0);
	errno = 77;
	T_INT(fstatat(d, "file", &s, 0), 0);
	T_INT(errno, 77);
	T_TRUE(S_ISREG(s.st_mode));
	T_INT(fstatat64(d, "link", &s64, 0), 0);
	T_INT(s64.st_ino, s.st_ino);
	T_INT(fstatat(d, "link", &s, AT_SYMLINK_NOFOLLOW), 0);
	T_TRUE(S_ISLNK(s.st_mode));
	T_INT(fstatat(fd, "", &s, AT_EMPTY_PATH), 0);
	T_INT(s.st_ino, s64.st_ino);
	T_INT(fstatat(d, "file", &s, AT_NO_AUTOMOUNT), 0);
	T_INT(fstatat(-1, "/", &s, 0), 0);
	T_INT(fchdir(d), 0);
	T_INT(fstatat(AT_FDCWD, "file", &s, 0), 0);
	T_INT(s.st_ino, s64.st_ino);
	T_ERR(fstatat(d, "none", &s, 0), -1, ENOENT);
	T_ERR(fstatat(d, "", &s, 0), -1, ENOENT);
	T_ERR(fstatat(-1, "file", &s, 0), -1, EBADF);
	T_ERR(fstatat(fd, "file", &s, 0), -1, ENOTDIR);
	T_ERR(fstatat(d, "file", &s, 0x40000000), -1, EINVAL);
	T_ERR(fstatat64(d, (char *)-1, &s64, 0), -1, EFAULT);
	unlinkat(d, "file", 0);
	unlinkat(d, "link", 0);
	T_INT(rmdir(dir), 0);
	return t_status;
}
