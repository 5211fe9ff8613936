/* SPDX-License-Identifier: MIT */
/* glibc 2.39: posix_spawn that gives a pidfd, close on exec; see fdop.h. */
#include "fdop.h"

int pidfd_spawn(int *restrict pidfd, const char *restrict path,
	const posix_spawn_file_actions_t *restrict fa, const posix_spawnattr_t *restrict attr,
	char *const argv[restrict], char *const envp[restrict])
{
	__typeof__(&pidfd_spawn) native = NATIVE(pidfd_spawn);

	if (native)
		return native(pidfd, path, fa, attr, argv, envp);
	return __compat_spawn(pidfd, path, fa, attr, argv, envp, SPAWN_PIDFD);
}
