/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>
#include "seccomp.h"
#include "test.h"

#ifndef T_NATIVE
#define T_NATIVE 0	/* on old kernels glibc's own leaves ENOSYS in errno, and knows no sync flags */
#endif

static struct { unsigned char before[16]; struct statx x; unsigned char after[16]; } box;

static int get(int dir, const char *path, int flags, unsigned int mask)
{
	int r;

	memset(&box, 0xa5, sizeof box);
	r = statx(dir, path, flags, mask, &box.x);
	for (int i = 0; i < 16; i++)
		T_TRUE(box.before[i] == 0xa5 && box.after[i] == 0xa5);
	return r;
}

static void same(int dir, const char *path, int flags)
{
	struct stat s;

	errno = 77;
	T_INT(get(dir, path, flags, STATX_BASIC_STATS | STATX_BTIME), 0);
	if (!T_NATIVE)
		T_INT(errno, 77);
	T_INT(fstatat(dir, path, &s, flags & (AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)), 0);
	T_INT(box.x.stx_mask & STATX_BASIC_STATS, STATX_BASIC_STATS);
	T_INT(box.x.stx_mode, s.st_mode);
	T_INT(box.x.stx_nlink, s.st_nlink);
	T_INT(box.x.stx_uid, s.st_uid);
	T_INT(box.x.stx_gid, s.st_gid);
	T_INT(box.x.stx_ino, s.st_ino);
	T_INT(box.x.stx_size, s.st_size);
	T_INT(box.x.stx_blocks, s.st_blocks);
	T_INT(box.x.stx_blksize, s.st_blksize);
	T_INT(box.x.stx_mtime.tv_sec, s.st_mtim.tv_sec);
	T_INT(box.x.stx_mtime.tv_nsec, s.st_mtim.tv_nsec);
	T_INT(box.x.stx_ctime.tv_sec, s.st_ctim.tv_sec);
	T_INT(box.x.stx_ctime.tv_nsec, s.st_ctim.tv_nsec);
	T_INT(box.x.stx_atime.tv_sec, s.st_atim.tv_sec);
	T_INT(box.x.stx_atime.tv_nsec, s.st_atim.tv_nsec);
	T_INT(box.x.stx_rdev_major, major(s.st_rdev));
	T_INT(box.x.stx_rdev_minor, minor(s.st_rdev));
	T_INT(box.x.stx_dev_major, major(s.st_dev));
	T_INT(box.x.stx_dev_minor, minor(s.st_dev));
	if (!(box.x.stx_mask & STATX_BTIME))
		T_INT(box.x.stx_btime.tv_sec, 0);
}

static void all(void)
{
	char dir[] = "/tmp/statxXXXXXX", path[64];
	struct timespec past[2] = { { -5, 123456789 }, { 1234567, 999999999 } };
	int d, fd;

	T_TRUE(mkdtemp(dir) != NULL);
	d = open(dir, O_RDONLY | O_DIRECTORY);
	fd = openat(d, "file", O_CREAT | O_RDWR, 0640);
	T_INT(write(fd, "text", 4), 4);
	T_INT(futimens(fd, past), 0);
	T_INT(symlinkat("file", d, "link"), 0);
	T_INT(symlinkat("none", d, "dangling"), 0);
	snprintf(path, sizeof path, "%s/link", dir);

	same(d, "file", 0);
	T_INT(box.x.stx_mtime.tv_sec, 1234567);
	T_INT(box.x.stx_atime.tv_sec, -5);
	same(d, "link", 0);
	T_TRUE(S_ISREG(box.x.stx_mode));
	same(d, "link", AT_SYMLINK_NOFOLLOW);
	T_TRUE(S_ISLNK(box.x.stx_mode));
	same(-1, path, 0);		/* an absolute path needs no descriptor */
	same(AT_FDCWD, path, AT_NO_AUTOMOUNT);
	same(AT_FDCWD, "/dev/null", 0);
	same(fd, "", AT_EMPTY_PATH);
	T_INT(get(d, "file", 0, 0), 0);
	T_INT(get(d, "file", 0, STATX_ALL | 0x40000000), 0);

	T_ERR(get(d, "none", 0, STATX_ALL), -1, ENOENT);
	T_ERR(get(d, "dangling", 0, STATX_ALL), -1, ENOENT);
	T_ERR(get(d, "", 0, STATX_ALL), -1, ENOENT);
	T_ERR(get(fd, "file", 0, STATX_ALL), -1, ENOTDIR);
	T_ERR(get(-1, "file", 0, STATX_ALL), -1, EBADF);
	T_ERR(get(d, (char *)-1, 0, STATX_ALL), -1, EFAULT);
	T_ERR(get(d, "file", 0x40000000, STATX_ALL), -1, EINVAL);
	T_ERR(get(d, "file", AT_STATX_FORCE_SYNC | AT_STATX_DONT_SYNC, STATX_ALL), -1, EINVAL);

	unlinkat(d, "file", 0);
	unlinkat(d, "link", 0);
	unlinkat(d, "dangling", 0);
	T_INT(rmdir(dir), 0);
	close(d);
	close(fd);
}

int main(void)
{
	T_INT(sizeof(struct statx), 256);
	all();
	same(AT_FDCWD, "/dev/null", AT_STATX_FORCE_SYNC);
	same(AT_FDCWD, "/dev/null", AT_STATX_DONT_SYNC | AT_SYMLINK_NOFOLLOW);
	T_ERR(get(AT_FDCWD, "/dev/null", 0, 0x80000000u), -1, EINVAL);
	if (t_deny(SYS_statx, ENOSYS))
		return t_skip(T_NO_FILTER);
	all();
	T_ERR(get(AT_FDCWD, "/dev/null", AT_STATX_FORCE_SYNC, STATX_ALL), -1, EINVAL);
	if (!T_NATIVE) {
		same(AT_FDCWD, "/dev/null", AT_STATX_DONT_SYNC);
		T_ERR(get(AT_FDCWD, "/dev/null", 0, 0x80000000u), -1, EINVAL);
	}
	T_INT(get(AT_FDCWD, "/dev/null", 0, STATX_ALL), 0);
	T_INT(box.x.stx_mask, STATX_BASIC_STATS);
	T_INT(box.x.stx_attributes_mask, 0);
	return t_status;
}
