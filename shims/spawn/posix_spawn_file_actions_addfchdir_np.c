/* SPDX-License-Identifier: MIT */
/* glibc 2.29: change the directory of the new process to an open one; see fdop.h. */
#include "fdop.h"

int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *fa, int fd);

int posix_spawn_file_actions_addfchdir_np(posix_spawn_file_actions_t *fa, int fd)
{
	__typeof__(&posix_spawn_file_actions_addfchdir_np) native =
		NATIVE(posix_spawn_file_actions_addfchdir_np);
	struct fdop *op;
	int r;

	if (native)
		return native(fa, fd);
	if (!__compat_spawn_known())
		return ENOSYS;
	r = posix_spawn_file_actions_adddup2(fa, 0, 0);	/* any fd will do when it is added */
	if (r)
		return r;
	op = fdops(fa) + fa->__used - 1;
	op->u.dup2.fd = fd;
	op->u.dup2.newfd = CHDIR_FD;
	return 0;
}
