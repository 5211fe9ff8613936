/* SPDX-License-Identifier: MIT */
/* The test of stat and __stat. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	char dir[] = "/tmp/statXXXXXX", path[64], link[64], loop[64];
	struct timespec past[2] = { { -5, 123456789 }, { 1234567, 999999999 } };
	struct { struct stat s; unsigned char after[16]; } a;
	struct stat b;
	struct stat64 c;
	int fd;

	T_TRUE(mkdtemp(dir) != NULL);
	snprintf(path, sizeof path, "%s/file", dir);
	snprintf(link, sizeof link, "%s/link", dir);
	snprintf(loop, sizeof loop, "%s/loop", dir);
	fd = open(path, O_CREAT | O_RDWR, 0640);
	T_INT(ftruncate(fd, 5000000000), 0);
	T_INT(fchmod(fd, 04711), 0);
	T_INT(futimens(fd, past), 0);
	T_INT(symlink("file", link), 0);
	T_INT(symlink("loop", loop), 0);

	memset(&a, 0xa5, sizeof a);
	errno = 77;
	T_INT(stat(link, &a.s), 0);
	T_INT(errno, 77);
	for (int i = 0; i < 16; i++)
		T_INT(a.after[i], 0xa5);
	T_INT(a.s.st_mode, S_IFREG | 04711);
	T_INT(a.s.st_size, 5000000000);
	T_INT(a.s.st_nlink, 1);
	T_INT(a.s.st_uid, geteuid());
	T_INT(a.s.st_atim.tv_sec, -5);
	T_INT(a.s.st_atim.tv_nsec, 123456789);
	T_INT(a.s.st_mtim.tv_sec, 1234567);
	T_INT(a.s.st_mtim.tv_nsec, 999999999);
	memset(&b, 0xa5, sizeof b);
	T_INT(syscall(SYS_newfstatat, AT_FDCWD, path, &b, 0), 0);
	T_INT(memcmp(&a.s, &b, offsetof(struct stat, st_ctim) + sizeof b.st_ctim), 0);
	T_INT(stat64(path, &c), 0);
	T_INT(memcmp(&b, &c, offsetof(struct stat, st_ctim) + sizeof b.st_ctim), 0);
	T_INT(stat("/dev/null", &b), 0);
	T_TRUE(S_ISCHR(b.st_mode) && b.st_rdev == makedev(1, 3));

	T_ERR(stat(loop, &b), -1, ELOOP);
	T_ERR(stat("", &b), -1, ENOENT);
	T_ERR(stat("/none/x", &b), -1, ENOENT);
	T_ERR(stat("/dev/null/x", &b), -1, ENOTDIR);
	T_ERR(stat((char *)-1, &b), -1, EFAULT);
	T_ERR(stat64("/none", &c), -1, ENOENT);
	unlink(path);
	unlink(link);
	unlink(loop);
	T_INT(rmdir(dir), 0);
	return t_status;
}
