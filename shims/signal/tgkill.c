/* SPDX-License-Identifier: MIT */
/* glibc 2.30: signal to thread tid of process tgid. */
#include <signal.h>
#include "shim.h"

int tgkill(pid_t tgid, pid_t tid, int sig);

int tgkill(pid_t tgid, pid_t tid, int sig)
{
	return (int)SYSCALL(SYS_tgkill, tgid, tid, sig);
}
