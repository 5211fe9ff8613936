/* SPDX-License-Identifier: MIT */
/* glibc 2.34: close every descriptor from one on; see fdop.h. */
#include "fdop.h"

int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *fa, int fd)
{
	__typeof__(&posix_spawn_file_actions_addclosefrom_np) native =
		NATIVE(posix_spawn_file_actions_addclosefrom_np);

	return native ? native(fa, fd) : __compat_fdop_add(fa, FDOP_CLOSEFROM, fd, 1);
}
