/* SPDX-License-Identifier: MIT */
/* statvfs fstatvfs statvfs64 fstatvfs64 */
#define _LARGEFILE64_SOURCE
#include <fcntl.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>
#include "test.h"

#define SAME(buf, ret, s) do { \
	T_INT(ret, 0); \
	T_INT((buf).f_type, (s).f_type); \
	T_INT((buf).f_bsize, (s).f_bsize); \
	T_INT((buf).f_blocks, (s).f_blocks); \
	T_INT((buf).f_namemax, (s).f_namelen); \
	T_INT((buf).f_files, (s).f_files); \
} while (0)

int main(void)
{
	static const char *const files[] = { "/proc/self/status", "/", "/tmp", "/dev" };
	struct statvfs v;
	struct statvfs64 v64;
	struct statfs s;

	for (unsigned i = 0; i < sizeof files / sizeof *files; i++) {
		int fd = open(files[i], O_RDONLY);

		T_INT(statfs(files[i], &s), 0);
		T_TRUE(s.f_type);
		memset(&v, -1, sizeof v);
		memset(&v64, -1, sizeof v64);
		errno = 77;
		SAME(v, statvfs(files[i], &v), s);
		SAME(v64, statvfs64(files[i], &v64), s);
		T_TRUE(fd >= 0);
		memset(&v, -1, sizeof v);
		memset(&v64, -1, sizeof v64);
		SAME(v, fstatvfs(fd, &v), s);
		SAME(v64, fstatvfs64(fd, &v64), s);
		T_INT(errno, 77);
		close(fd);
	}
	statvfs("/proc", &v);
	T_INT(v.f_type, 0x9fa0);
	T_ERR(statvfs("/nonexistent", &v), -1, ENOENT);
	T_ERR(statvfs64("/nonexistent", &v64), -1, ENOENT);
	T_ERR(fstatvfs(-1, &v), -1, EBADF);
	T_ERR(fstatvfs64(-1, &v64), -1, EBADF);
	return t_status;
}
