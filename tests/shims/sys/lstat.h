/* SPDX-License-Identifier: MIT */
/* The test of lstat and __lstat. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	char dir[] = "/tmp/lstatXXXXXX", path[64];
	struct stat s;
	struct stat64 s64;

	T_TRUE(mkdtemp(dir) != NULL);
	snprintf(path, sizeof path, "%s/link", dir);
	T_INT(symlink("target that is not", path), 0);
	errno = 77;
	T_INT(lstat(path, &s), 0);
	T_INT(errno, 77);
	T_TRUE(S_ISLNK(s.st_mode));
	T_INT(s.st_size, 18);
	T_INT(lstat64(path, &s64), 0);
	T_INT(s64.st_ino, s.st_ino);
	T_INT(lstat(dir, &s), 0);
	T_TRUE(S_ISDIR(s.st_mode));
	T_INT(s.st_mode & 07777, 0700);
	T_ERR(lstat("/none", &s), -1, ENOENT);
	T_ERR(lstat("/dev/null/x", &s), -1, ENOTDIR);
	T_ERR(lstat((char *)-1, &s), -1, EFAULT);
	T_ERR(lstat64("", &s64), -1, ENOENT);
	unlink(path);
	T_INT(rmdir(dir), 0);
	return t_status;
}
