/* SPDX-License-Identifier: MIT */
/* glibc 2.29: change the directory of the new process to an open one; see fdop.h. */
#include "fdop.h"

int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *fa, int fd)
{
	__typeof__(&posix_spawn_file_actions_addfchdir_np) native =
		NATIVE(posix_spawn_file_actions_addfchdir_np);

	return native ? native(fa, fd) : __compat_fdop_add(fa, FDOP_FCHDIR, fd, 0);
}
