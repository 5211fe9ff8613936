/* SPDX-License-Identifier: MIT */
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "test.h"

int main(void)
{
	cpu_set_t mine, one;
	unsigned cpu, node, want_cpu, want_node;

	errno = 77;
	T_INT(getcpu(NULL, NULL), 0);
	T_INT(sched_getaffinity(0, sizeof mine, &mine), 0);
	for (unsigned i = 0, n = 0; i < CPU_SETSIZE && n < 16; i++) {
		if (!CPU_ISSET(i, &mine))
			continue;
		n++;
		CPU_ZERO(&one);
		CPU_SET(i, &one);
		T_INT(sched_setaffinity(0, sizeof one, &one), 0);
		T_INT(syscall(SYS_getcpu, &want_cpu, &want_node, NULL), 0);
		T_INT(want_cpu, i);
		cpu = node = -1U;
		T_INT(getcpu(&cpu, &node), 0);
		T_INT(cpu, i);
		T_INT(node, want_node);
		cpu = node = -1U;
		T_INT(getcpu(&cpu, NULL), 0);
		T_INT(cpu, i);
		T_INT(getcpu(NULL, &node), 0);
		T_INT(node, want_node);
	}
	T_INT(errno, 77);
	return t_status;
}
