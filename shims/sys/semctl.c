/* SPDX-License-Identifier: MIT */
/* Before glibc 2.33 the buffer of SEM_STAT_ANY does not get through to the kernel. */
#include <stdarg.h>
#include <sys/sem.h>
#include "shim.h"

#ifndef SEM_STAT_ANY
#define SEM_STAT_ANY 20
#endif

declare_old(semctl);

int semctl(int id, int num, int cmd, ...)
{
	va_list ap;
	long arg;	/* union semun */

	va_start(ap, cmd);
	arg = va_arg(ap, long);
	va_end(ap);
	if (cmd == SEM_STAT_ANY)
		return (int)SYSCALL(SYS_semctl, id, num, cmd, arg);
	return old(semctl)(id, num, cmd, arg);
}
