/* SPDX-License-Identifier: MIT */
/* glibc 2.20: the path is copied; see fdop_mark() in fdop.h. */
#include <stdlib.h>
#include <string.h>
#include "fdop.h"

declare_old(posix_spawn_file_actions_addopen);

int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *restrict fa, int fd,
	const char *restrict path, int oflag, mode_t mode)
{
	int r = old(posix_spawn_file_actions_addopen)(fa, fd, path, oflag, mode);
	struct fdop *op;

	if (r)
		return r;
	op = fdops(fa) + fa->__used - 1;
	if (op->tag != FDOP_OPEN || op->u.open.path != path)
		return 0;
	__atomic_store_n(&__compat_fdop_copied, 1, __ATOMIC_RELAXED);
	op->u.open.path = strdup(path);
	if (!op->u.open.path) {
		fa->__used--;
		return ENOMEM;
	}
	op->copied = fdop_mark(op->u.open.path);
	return 0;
}
