/* SPDX-License-Identifier: MIT */
/* The test of fstat and __fstat. */
#include <fcntl.h>
#include <stddef.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	char name[] = "/tmp/fstatXXXXXX";
	struct stat s, k;
	struct stat64 s64;
	int fd = mkstemp(name), p[2];

	T_INT(write(fd, "12345", 5), 5);
	errno = 77;
	T_INT(fstat(fd, &s), 0);
	T_INT(errno, 77);
	T_TRUE(S_ISREG(s.st_mode));
	T_INT(s.st_size, 5);
	T_INT(s.st_nlink, 1);
	T_INT(syscall(SYS_fstat, fd, &k), 0);
	T_INT(memcmp(&s, &k, offsetof(struct stat, st_ctim) + sizeof s.st_ctim), 0);
	unlink(name);
	T_INT(fstat64(fd, &s64), 0);
	T_INT(s64.st_nlink, 0);
	T_INT(s64.st_ino, s.st_ino);
	T_INT(pipe(p), 0);
	T_INT(fstat(p[0], &s), 0);
	T_TRUE(S_ISFIFO(s.st_mode));
	fd = open("/", O_PATH);
	T_INT(fstat(fd, &s), 0);
	T_TRUE(S_ISDIR(s.st_mode));
	close(fd);
	T_ERR(fstat(fd, &s), -1, EBADF);
	T_ERR(fstat(-1, &s), -1, EBADF);
	T_ERR(fstat(AT_FDCWD, &s), -1, EBADF);
	T_ERR(fstat64(1000000, &s64), -1, EBADF);
	return t_status;
}
