/* SPDX-License-Identifier: MIT */
/* glibc 2.20: frees the copied paths; see fdop_mark() in fdop.h. */
#include <stdlib.h>
#include "fdop.h"

declare_old(posix_spawn_file_actions_destroy);

int __compat_fdop_copied;

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *fa)
{
	int n = __atomic_load_n(&__compat_fdop_copied, __ATOMIC_RELAXED) ? fa->__used : 0;

	for (int i = 0; i < n; i++) {
		struct fdop *op = fdops(fa) + i;

		if (op->tag != FDOP_OPEN || op->copied != fdop_mark(op->u.open.path))
			continue;
		free(op->u.open.path);
		op->copied = 0;
	}
	return old(posix_spawn_file_actions_destroy)(fa);
}
