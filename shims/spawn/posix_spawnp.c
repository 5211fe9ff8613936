/* SPDX-License-Identifier: MIT */
/*
 * posix_spawnp that knows the actions and attributes of glibc 2.39; see fdop.h. The
 * path is the caller's, not that of envp; without one, libc's default as of 2.24.
 */
#include "fdop.h"

declare_old(posix_spawnp);

int posix_spawnp(pid_t *restrict pid, const char *restrict file,
	const posix_spawn_file_actions_t *restrict fa, const posix_spawnattr_t *restrict attr,
	char *const argv[restrict], char *const envp[restrict])
{
	if (__compat_spawn_own(fa, attr))
		return __compat_spawn(pid, file, fa, attr, argv, envp, SPAWN_SEARCH);
	return old(posix_spawnp)(pid, file, fa, attr, argv, envp);
}
