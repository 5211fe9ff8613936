/* SPDX-License-Identifier: MIT */
/* glibc 2.39: the cgroup of the new process, a descriptor of its directory; see fdop.h. */
#include "fdop.h"

int posix_spawnattr_setcgroup_np(posix_spawnattr_t *attr, int cgroup)
{
	attr_cgroup(attr) = cgroup;
	return 0;
}
