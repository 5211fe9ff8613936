/* SPDX-License-Identifier: MIT */
/*
 * Must this be spawned by us? Not where libc has addchdir_np itself. Else for
 * a chdir or fchdir; for a dup2 of a descriptor to itself, which clears FD_CLOEXEC
 * since glibc 2.29 only; and for anything before glibc 2.24, which does not tell
 * the caller that the program could not be run.
 */
#include <gnu/libc-version.h>
#include "fdop.h"

extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *restrict,
	const char *restrict);

static int before_2_24(void)
{
	const char *v = gnu_get_libc_version();
	int minor = 0;

	for (v += 2; *v >= '0' && *v <= '9'; v++)	/* past "2." */
		minor = minor * 10 + (*v - '0');
	return minor < 24;
}

int __compat_spawn_own(const posix_spawn_file_actions_t *fa)
{
	if (NATIVE(posix_spawn_file_actions_addchdir_np) || !__compat_spawn_known())
		return 0;
	if (before_2_24())
		return 1;
	for (int i = 0; fa && i < fa->__used; i++) {
		const struct fdop *op = fdops(fa) + i;

		if ((op->tag == FDOP_OPEN && op->u.open.fd < 0) || (op->tag == FDOP_DUP2 &&
		    (op->u.dup2.newfd < 0 || op->u.dup2.newfd == op->u.dup2.fd)))
			return 1;
	}
	return 0;
}
