/* SPDX-License-Identifier: MIT */
/* Adds an action on a descriptor that libc does not have; with check, EBADF for what could not be one. */
#include "fdop.h"

int __compat_fdop_add(posix_spawn_file_actions_t *fa, enum fdop_kind kind, int fd, int check)
{
	struct fdop *op;
	int r;

	if (!__compat_spawn_known())
		return ENOSYS;
	r = check ? posix_spawn_file_actions_adddup2(fa, fd, fd) : posix_spawn_file_actions_adddup2(fa, 0, 0);
	if (r)
		return r;
	op = fdops(fa) + fa->__used - 1;
	op->u.dup2.fd = fd;
	op->u.dup2.newfd = FDOP_FD(kind);
	return 0;
}
