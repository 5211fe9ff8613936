/* SPDX-License-Identifier: MIT */
/* glibc 2.29: change the directory of the new process; see fdop.h. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include "fdop.h"

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict fa,
	const char *restrict path);

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict fa,
	const char *restrict path)
{
	__typeof__(&posix_spawn_file_actions_addchdir_np) native =
		NATIVE(posix_spawn_file_actions_addchdir_np);
	struct fdop *op;
	int r;

	if (native)
		return native(fa, path);
	if (!__compat_spawn_known())
		return ENOSYS;
	r = posix_spawn_file_actions_addopen(fa, 0, path, O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
	if (r)
		return r;
	op = fdops(fa) + fa->__used - 1;
	if (op->u.open.path == path) {		/* glibc before 2.20 does not copy it */
		op->u.open.path = strdup(path);
		if (!op->u.open.path) {
			fa->__used--;
			return ENOMEM;
		}
		op->u.open.mode = CHDIR_MODE_OURS;
	}
	op->u.open.fd = CHDIR_FD;
	return 0;
}
