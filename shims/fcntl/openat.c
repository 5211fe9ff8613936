/* SPDX-License-Identifier: MIT */
#include "tmpfile.h"

declare_old(openat);

int openat(int dir, const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (HAS_MODE(flags))
		mode = va_arg(ap, mode_t);
	va_end(ap);
	if (!HAS_MODE(flags) || flags & O_CREAT)
		return old(openat)(dir, path, flags, mode);
	return (int)SYSCALL(SYS_openat, dir, path, flags, mode);
}
