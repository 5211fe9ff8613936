/* SPDX-License-Identifier: MIT */
/* Frees also the paths of chdir actions that libc would not (before 2.20); see fdop.h. */
#include <stdlib.h>
#include "fdop.h"

declare_old(posix_spawn_file_actions_destroy);

int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *fa)
{
	int n = __atomic_load_n(&__compat_spawn_uncopied, __ATOMIC_RELAXED) ? fa->__used : 0;

	for (int i = 0; i < n; i++) {
		struct fdop *op = fdops(fa) + i;

		if (op->tag == FDOP_OPEN && op->u.open.fd == CHDIR_FD &&
		    op->u.open.mode == CHDIR_MODE_OURS)
			free(op->u.open.path);
	}
	return old(posix_spawn_file_actions_destroy)(fa);
}
