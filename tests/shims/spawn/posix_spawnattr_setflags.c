/* SPDX-License-Identifier: MIT */
/* All flags of 2.43, and no others. */
#include "test.h"
#include "spawning.h"

int main(void)
{
	posix_spawnattr_t a;
	int pid, group, session;
	short flags;

	start();
	memset(&a, 0xa5, sizeof a);
	T_INT(posix_spawnattr_init(&a), 0);
	T_INT(posix_spawnattr_getflags(&a, &flags), 0);
	T_INT(flags, 0);
	for (int f = 0; f < 0x8000; f++) {
		T_INT(posix_spawnattr_setflags(&a, (short)(f & 0x1ff)), 0);
		T_INT(posix_spawnattr_setflags(&a, (short)f), f > 0x1ff ? EINVAL : 0);
		T_INT(posix_spawnattr_getflags(&a, &flags), 0);
		T_INT(flags, f & 0x1ff);			/* kept where it failed */
	}
	T_INT(posix_spawnattr_setflags(&a, 0), 0);
	T_INT(posix_spawnattr_setflags(&a, -1), EINVAL);
	T_INT(posix_spawnattr_setflags(&a, -0x8000), EINVAL);
	T_INT(posix_spawnattr_setflags(&a, ~0x1ff), EINVAL);
	T_INT(posix_spawnattr_getflags(&a, &flags), 0);
	T_INT(flags, 0);
	T_INT(posix_spawnattr_destroy(&a), 0);

	T_INT(posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSID | POSIX_SPAWN_USEVFORK), 0);
	T_INT(sscanf(sh("echo $$; cut -d' ' -f5,6 /proc/self/stat"), "%d%d%d", &pid, &group, &session), 3);
	T_INT(group, pid);
	T_INT(session, pid);
	return finish();
}
