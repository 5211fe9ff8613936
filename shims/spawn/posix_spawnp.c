/* SPDX-License-Identifier: MIT */
/*
 * posix_spawnp that knows chdir actions (glibc 2.29); see fdop.h. The path
 * is the caller's, not that of envp; without one, libc's default as of 2.24.
 */
#include <stdlib.h>
#include <string.h>
#include "fdop.h"

declare_old(posix_spawnp);

int posix_spawnp(pid_t *restrict pid, const char *restrict file,
	const posix_spawn_file_actions_t *restrict fa, const posix_spawnattr_t *restrict attr,
	char *const argv[restrict], char *const envp[restrict])
{
	const char *path = NULL;

	if (!__compat_spawn_own(fa))
		return old(posix_spawnp)(pid, file, fa, attr, argv, envp);
	if (!strchr(file, '/')) {
		path = getenv("PATH");
		if (!path)
			path = "/bin:/usr/bin";
	}
	return __compat_spawn(pid, file, fa, attr, argv, envp, path);
}
