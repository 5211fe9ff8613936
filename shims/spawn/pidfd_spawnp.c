/* SPDX-License-Identifier: MIT */
/* glibc 2.39: posix_spawnp that gives a pidfd, close on exec; see fdop.h. */
#include "fdop.h"

int pidfd_spawnp(int *restrict pidfd, const char *restrict file,
	const posix_spawn_file_actions_t *restrict fa, const posix_spawnattr_t *restrict attr,
	char *const argv[restrict], char *const envp[restrict])
{
	__typeof__(&pidfd_spawnp) native = NATIVE(pidfd_spawnp);

	if (native)
		return native(pidfd, file, fa, attr, argv, envp);
	return __compat_spawn(pidfd, file, fa, attr, argv, envp, SPAWN_SEARCH | SPAWN_PIDFD);
}
