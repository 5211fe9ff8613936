/* SPDX-License-Identifier: MIT */
/* posix_spawn that knows the actions and attributes of glibc 2.39; see fdop.h. */
#include "fdop.h"

declare_old(posix_spawn);

int posix_spawn(pid_t *restrict pid, const char *restrict path,
	const posix_spawn_file_actions_t *restrict fa, const posix_spawnattr_t *restrict attr,
	char *const argv[restrict], char *const envp[restrict])
{
	if (__compat_spawn_own(fa, attr))
		return __compat_spawn(pid, path, fa, attr, argv, envp, 0);
	return old(posix_spawn)(pid, path, fa, attr, argv, envp);
}
