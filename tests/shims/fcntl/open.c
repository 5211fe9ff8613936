/* SPDX-License-Identifier: MIT */
/* open open64 openat openat64; what an older libc does is in tests/link/older-contract.sh */
#define _LARGEFILE64_SOURCE
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "test.h"

static mode_t mode_of(int fd)
{
	struct stat st;

	if (fd < 0 || fstat(fd, &st))
		return -1;
	close(fd);
	return st.st_mode;
}

int main(void)
{
	char dir[] = "/tmp/openXXXXXX", file[64];

	T_TRUE(mkdtemp(dir));
	snprintf(file, sizeof file, "%s/f", dir);
	umask(022);
	for (int mode = 0; mode <= 0777; mode += 037) {
		mode_t want = S_IFREG | (mode & 0755);

		T_INT(mode_of(open(file, O_CREAT | O_EXCL | O_WRONLY, mode)), want);
		unlink(file);
		T_INT(mode_of(open64(file, O_CREAT | O_EXCL | O_WRONLY, mode)), want);
		unlink(file);
		T_INT(mode_of(openat(AT_FDCWD, file, O_CREAT | O_EXCL | O_WRONLY, mode)), want);
		unlink(file);
		T_INT(mode_of(openat64(AT_FDCWD, file, O_CREAT | O_EXCL | O_WRONLY, mode)), want);
		unlink(file);
	}
	T_ERR(open(file, O_RDONLY), -1, ENOENT);
	T_ERR(open64(file, O_RDONLY), -1, ENOENT);
	T_ERR(openat(AT_FDCWD, file, O_RDONLY), -1, ENOENT);
	T_ERR(openat64(-1, "f", O_RDONLY), -1, EBADF);
	int d = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	T_INT(fcntl(d, F_GETFD), FD_CLOEXEC);
	T_ERR(openat(d, "f", O_RDONLY), -1, ENOENT);
	T_TRUE(openat(d, ".", O_DIRECTORY) >= 0);

	int fd = openat(d, ".", O_TMPFILE | O_RDWR, 0600);
	if (fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR)) {
		rmdir(dir);
		return t_skip("no O_TMPFILE in /tmp");
	}
	for (int mode = 0; mode <= 0777; mode += 037) {
		mode_t want = S_IFREG | (mode & 0755);

		T_INT(mode_of(open(dir, O_TMPFILE | O_WRONLY, mode)), want);
		T_INT(mode_of(open64(dir, O_TMPFILE | O_RDWR, mode)), want);
		T_INT(mode_of(openat(d, ".", O_TMPFILE | O_RDWR, mode)), want);
		T_INT(mode_of(openat64(AT_FDCWD, dir, O_TMPFILE | O_RDWR | O_CLOEXEC, mode)), want);
	}
	T_ERR(openat(d, ".", O_TMPFILE | O_RDONLY, 0600), -1, EINVAL);
	T_ERR(openat64(-1, ".", O_TMPFILE | O_RDWR, 0600), -1, EBADF);
	rmdir(dir);
	return t_status;
}
