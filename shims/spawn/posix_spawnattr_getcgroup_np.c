/* SPDX-License-Identifier: MIT */
/* glibc 2.39: the cgroup of the new process; see fdop.h. */
#include "fdop.h"

int posix_spawnattr_getcgroup_np(const posix_spawnattr_t *restrict attr, int *restrict cgroup)
{
	*cgroup = attr_cgroup(attr);
	return 0;
}
