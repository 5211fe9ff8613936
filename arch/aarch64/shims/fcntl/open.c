/* SPDX-License-Identifier: MIT */
#include "fcntl/tmpfile.h"

declare_old(open);

int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (HAS_MODE(flags))
		mode = va_arg(ap, mode_t);
	va_end(ap);
	if (!HAS_MODE(flags) || flags & O_CREAT)
		return old(open)(path, flags, mode);
	return (int)SYSCALL(SYS_openat, AT_FDCWD, path, flags, mode);
}
