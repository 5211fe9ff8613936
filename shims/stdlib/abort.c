/* SPDX-License-Identifier: MIT */
/*
 * Before glibc 2.27 abort flushes all streams, so that a child writes its parent's buffers a second time, and a
 * handler that interrupted stdio waits for ever; before 2.24 it signals who libc thinks it is, which in the child
 * of a clone that is a plain system call is the parent.
 *
 * SIGABRT comes to this thread, and its handler may leave by longjmp. If the signal is blocked or ignored, or the
 * handler returns or calls abort itself, the default action follows.
 */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#include "shim.h"

#ifdef __x86_64__
#define TRAP_SIGNAL SIGSEGV
#define TRAP() __asm__ volatile("hlt")
#else
#define TRAP_SIGNAL SIGTRAP
#define TRAP() __asm__ volatile("brk #1000")
#endif

static const unsigned long abort_alone = 1UL << (SIGABRT - 1);

static void send(void)
{
	long pid = SYSCALL_RAW(SYS_getpid), tid = SYSCALL_RAW(SYS_gettid);

	SYSCALL_RAW(SYS_tgkill, pid, tid, SIGABRT);
}

static void by_default(int sig)
{
	static const long action[4];	/* struct sigaction of the kernel */

	SYSCALL_RAW(SYS_rt_sigaction, sig, action, NULL, sizeof abort_alone);
}

void abort(void)
{
	send();
	by_default(SIGABRT);
	send();
	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_UNBLOCK, &abort_alone, NULL, sizeof abort_alone);
	/* the first process of a container gets no signal of its own, but those of the processor; and there is seccomp */
	by_default(TRAP_SIGNAL);
	TRAP();
	SYSCALL_RAW(SYS_exit_group, 127);
	__builtin_unreachable();
}
