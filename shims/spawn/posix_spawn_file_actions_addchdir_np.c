/* SPDX-License-Identifier: MIT */
/* glibc 2.29: change the directory of the new process; see fdop.h. */
#include <fcntl.h>
#include "fdop.h"

int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict fa,
	const char *restrict path)
{
	__typeof__(&posix_spawn_file_actions_addchdir_np) native =
		NATIVE(posix_spawn_file_actions_addchdir_np);
	int r;

	if (native)
		return native(fa, path);
	if (!__compat_spawn_known())
		return ENOSYS;
	r = posix_spawn_file_actions_addopen(fa, 0, path, O_PATH | O_DIRECTORY | O_CLOEXEC, 0);
	if (!r)
		fdops(fa)[fa->__used - 1].u.open.fd = FDOP_FD(FDOP_CHDIR);
	return r;
}
