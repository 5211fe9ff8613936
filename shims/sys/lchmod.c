/* SPDX-License-Identifier: MIT */
/* Before glibc 2.32 it fails with ENOSYS; see fchmodat.c. */
#include <fcntl.h>
#include <sys/stat.h>
#include "shim.h"

int lchmod(const char *path, mode_t mode)
{
	return fchmodat(AT_FDCWD, path, mode, AT_SYMLINK_NOFOLLOW);
}
