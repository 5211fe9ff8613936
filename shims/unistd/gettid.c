/* SPDX-License-Identifier: MIT */
/* glibc 2.30: kernel thread id of the caller; cannot fail. */
#include <sys/types.h>
#include <unistd.h>
#include "shim.h"

pid_t gettid(void);

pid_t gettid(void)
{
	return (pid_t)SYSCALL_RAW(SYS_gettid);
}
