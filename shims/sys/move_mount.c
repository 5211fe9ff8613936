/* SPDX-License-Identifier: MIT */
/* glibc 2.36: attach or move a mount. Kernels before 5.2: ENOSYS, as with glibc. */
#include <sys/mount.h>
#include "shim.h"

#ifndef SYS_move_mount
#define SYS_move_mount 429
#endif

int move_mount(int from, const char *from_path, int to, const char *to_path, unsigned int flags);

int move_mount(int from, const char *from_path, int to, const char *to_path, unsigned int flags)
{
	return (int)SYSCALL(SYS_move_mount, from, from_path, to, to_path, flags);
}
