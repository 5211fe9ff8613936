/* SPDX-License-Identifier: MIT */
/*
 * Must this be spawned by us? Where libc lacks one of the actions or attributes
 * in it; for a dup2 of a descriptor to itself, which clears FD_CLOEXEC since glibc
 * 2.29 only; and for anything before glibc 2.24, which does not tell
 * the caller that the program could not be run.
 */
#include <gnu/libc-version.h>
#include "fdop.h"

static int before(int release)
{
	const char *v = NATIVE(gnu_get_libc_version)();
	int minor = 0;

	for (v += 2; *v >= '0' && *v <= '9'; v++)	/* past "2." */
		minor = minor * 10 + (*v - '0');
	return minor < release;
}

int __compat_spawn_own(const posix_spawn_file_actions_t *fa, const posix_spawnattr_t *attr)
{
	int plain = !NATIVE(posix_spawn_file_actions_addchdir_np);
	short flags = 0;

	if (NATIVE(posix_spawnattr_setcgroup_np))	/* the newest of all */
		return 0;
	if (attr)
		posix_spawnattr_getflags(attr, &flags);
	if (flags & POSIX_SPAWN_SETCGROUP || (flags & POSIX_SPAWN_SETSID && before(26)))
		return 1;
	if (!__compat_spawn_known())
		return 0;
	if (plain && before(24))
		return 1;
	for (int i = 0; fa && i < fa->__used; i++) {
		const struct fdop *op = fdops(fa) + i;

		if (fdop_ours(op) || (plain && op->tag == FDOP_DUP2 && op->u.dup2.newfd == op->u.dup2.fd))
			return 1;
	}
	return 0;
}
