/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.24 raise signals who libc thinks it is, which in the child of a clone3 or clone that is a
 * plain system call is the parent. Signal 0 is libc's matter: _Fork finds out by it.
 */
#include <signal.h>
#include <unistd.h>
#include "shim.h"

declare_old(raise);

int raise(int sig)
{
	unsigned long all = -1UL, before;
	long pid, tid, r;

	if (sig == 0)
		return old(raise)(sig);
	if (sig == 32 || sig == 33) {	/* libc's own */
		errno = EINVAL;
		return -1;
	}
	/* a handler may fork */
	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_BLOCK, &all, &before, sizeof all);
	pid = SYSCALL_RAW(SYS_getpid);
	tid = SYSCALL_RAW(SYS_gettid);
	r = SYSCALL_RAW(SYS_tgkill, pid, tid, sig);
	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_SETMASK, &before, NULL, sizeof before);
	return (int)compat_ret(r);
}
