/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.28: stat with a mask of wanted fields. Kernels before 4.11: from
 * newfstatat, with the basic fields only (no birth time, no attributes).
 * AT_STATX_FORCE_SYNC, which cannot be kept there, is EINVAL, as with glibc.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include "shim.h"

_Static_assert(sizeof(struct statx) == 256, "struct statx");

#define MASK_RESERVED 0x80000000u

static struct statx_timestamp stamp(struct timespec t)
{
	return (struct statx_timestamp){ .tv_sec = t.tv_sec, .tv_nsec = (unsigned)t.tv_nsec };
}

int statx(int dir, const char *restrict path, int flags, unsigned int mask,
	struct statx *restrict to)
{
	long r = SYSCALL_RAW(SYS_statx, dir, path, flags, mask, to);
	struct stat s;

	if (r != -ENOSYS)
		return (int)compat_ret(r);
	if (mask & MASK_RESERVED ||
	    flags & ~(AT_STATX_DONT_SYNC | AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH))
		return (int)compat_ret(-EINVAL);
	if (SYSCALL(SYS_newfstatat, dir, path, &s, flags & ~AT_STATX_DONT_SYNC))
		return -1;
	memset(to, 0, sizeof *to);
	to->stx_mask = STATX_BASIC_STATS;
	to->stx_blksize = (unsigned)s.st_blksize;
	to->stx_nlink = (unsigned)s.st_nlink;
	to->stx_uid = s.st_uid;
	to->stx_gid = s.st_gid;
	to->stx_mode = (unsigned short)s.st_mode;
	to->stx_ino = s.st_ino;
	to->stx_size = (unsigned long long)s.st_size;
	to->stx_blocks = (unsigned long long)s.st_blocks;
	to->stx_atime = stamp(s.st_atim);
	to->stx_ctime = stamp(s.st_ctim);
	to->stx_mtime = stamp(s.st_mtim);
	to->stx_rdev_major = major(s.st_rdev);
	to->stx_rdev_minor = minor(s.st_rdev);
	to->stx_dev_major = major(s.st_dev);
	to->stx_dev_minor = minor(s.st_dev);
	return 0;
}
