/* SPDX-License-Identifier: MIT */
/* POSIX_SPAWN_SETSID (glibc 2.26), POSIX_SPAWN_SETCGROUP (2.39), which posix_spawn knows; see fdop.h. */
#include "fdop.h"

declare_old(posix_spawnattr_setflags);

int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags)
{
	const short newer = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETCGROUP;
	int r = old(posix_spawnattr_setflags)(attr, (short)(flags & ~newer));

	if (!r)
		attr->__flags |= (short)(flags & newer);
	return r;
}
