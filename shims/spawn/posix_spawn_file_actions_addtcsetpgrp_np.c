/* SPDX-License-Identifier: MIT */
/* glibc 2.35: make the group of the new process the foreground one of a terminal; see fdop.h. */
#include "fdop.h"

int posix_spawn_file_actions_addtcsetpgrp_np(posix_spawn_file_actions_t *fa, int fd)
{
	__typeof__(&posix_spawn_file_actions_addtcsetpgrp_np) native =
		NATIVE(posix_spawn_file_actions_addtcsetpgrp_np);

	return native ? native(fa, fd) : __compat_fdop_add(fa, FDOP_TCSETPGRP, fd, 1);
}
