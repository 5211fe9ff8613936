/* SPDX-License-Identifier: MIT */
/* glibc 2.41: scheduling policy and all that belongs to it. Kernels before 3.14: ENOSYS, as with glibc. */
#include <sched.h>
#include <sys/types.h>
#include "shim.h"

struct sched_attr;

int sched_setattr(pid_t tid, struct sched_attr *attr, unsigned int flags);

int sched_setattr(pid_t tid, struct sched_attr *attr, unsigned int flags)
{
	return (int)SYSCALL(SYS_sched_setattr, tid, attr, flags);
}
