/* SPDX-License-Identifier: MIT */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "test.h"

enum { FILES = 300 };

static char seen[FILES], buf[65536] __attribute__((aligned(8)));

/* all entries by pieces of n bytes; how many calls it took */
static int list(int fd, size_t n)
{
	int calls = 0, others = 0, number;
	ssize_t got;

	memset(seen, 0, sizeof seen);
	lseek(fd, 0, SEEK_SET);
	errno = 77;
	while ((got = getdents64(fd, buf, n)) > 0) {
		calls++;
		T_TRUE((size_t)got <= n && got <= (ssize_t)sizeof buf);
		for (char *p = buf; p < buf + got; p += ((struct dirent64 *)p)->d_reclen) {
			struct dirent64 *d = (struct dirent64 *)p;

			T_TRUE(d->d_ino != 0);
			if (sscanf(d->d_name, "file%d", &number) == 1) {
				T_TRUE(number >= 0 && number < FILES && !seen[number]++);
				T_TRUE(d->d_type == DT_REG || d->d_type == DT_UNKNOWN);
			} else {
				T_TRUE(!strcmp(d->d_name, ".") || !strcmp(d->d_name, ".."));
				others++;
			}
		}
	}
	T_INT(got, 0);
	T_INT(errno, 77);
	T_INT(others, 2);
	T_INT(memchr(seen, 0, sizeof seen) != NULL, 0);
	return calls;
}

int main(void)
{
	char dir[] = "/tmp/getdentsXXXXXX", name[16], small[8];
	volatile size_t big = (size_t)1 << 33;
	int fd;

	T_TRUE(mkdtemp(dir) != NULL);
	fd = open(dir, O_RDONLY | O_DIRECTORY);
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof name, "file%d", i);
		close(openat(fd, name, O_CREAT | O_WRONLY, 0600));
	}
	T_INT(list(fd, 65536), 1);
	T_TRUE(list(fd, 4096) > 1);
	T_TRUE(list(fd, 100) > 50);
	/* lengths that are no int; qemu-user wants to see all the memory of one that is */
	lseek(fd, 0, SEEK_SET);
	if (syscall(SYS_getdents64, fd, buf, INT_MAX) != -1 || errno != EFAULT) {
		T_INT(list(fd, big), 1);
		T_INT(list(fd, big + 64), 1);
		T_INT(list(fd, SIZE_MAX), 1);
	}
	lseek(fd, 0, SEEK_SET);
	T_ERR(getdents64(fd, small, sizeof small), -1, EINVAL);
	T_ERR(getdents64(-1, small, sizeof small), -1, EBADF);
	T_ERR(getdents64(open("/dev/null", O_RDONLY), small, sizeof small), -1, ENOTDIR);
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof name, "file%d", i);
		unlinkat(fd, name, 0);
	}
	T_INT(rmdir(dir), 0);
	lseek(fd, 0, SEEK_SET);
	T_ERR(getdents64(fd, small, sizeof small), -1, ENOENT);		/* removed */
	return t_status;
}
