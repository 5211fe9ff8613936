/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.27 abort flushes all streams, so that a child writes its parent's buffers a second time, and a
 * handler that interrupted stdio waits for ever; before 2.24 it signals who libc thinks it is, which in the child
 * of a clone that is a plain system call is the parent.
 *
 * SIGABRT comes to this thread, whether it is blocked or not. If that is ignored, or its handler returns or calls
 * abort itself, the default action follows.
 */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include "shim.h"

static void send(long tid)
{
	long pid = SYSCALL_RAW(SYS_getpid);

	SYSCALL_RAW(SYS_tgkill, pid, tid, SIGABRT);
}

void abort(void)
{
	static long last;
	static const long by_default[4];	/* struct sigaction of the kernel */
	unsigned long mask = 1UL << (SIGABRT - 1);
	long tid = SYSCALL_RAW(SYS_gettid);

	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_UNBLOCK, &mask, NULL, sizeof mask);
	if (__atomic_exchange_n(&last, tid, __ATOMIC_RELAXED) != tid)
		send(tid);
	SYSCALL_RAW(SYS_rt_sigaction, SIGABRT, by_default, NULL, sizeof mask);
	send(tid);
	for (;;) {
		SYSCALL_RAW(SYS_exit_group, 127);	/* the first process of a container ignores signals */
		__builtin_trap();
	}
}
