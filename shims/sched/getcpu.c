/* SPDX-License-Identifier: MIT */
/* glibc 2.29: the processor and its node. The node is only in the system call; sched_getcpu is quicker. */
#include <sched.h>
#include "shim.h"

int getcpu(unsigned int *cpu, unsigned int *node);

int getcpu(unsigned int *cpu, unsigned int *node)
{
	int r = cpu && !node ? sched_getcpu() : -1;

	if (r < 0)
		return (int)SYSCALL(SYS_getcpu, cpu, node, NULL);
	*cpu = (unsigned)r;
	return 0;
}
