/* SPDX-License-Identifier: MIT */
/*
 * posix_spawn by clone(CLONE_VM | CLONE_VFORK): the child works in our memory
 * while this thread waits, and leaves the reason of a failure in it. Where
 * that is emulated by a plain fork (qemu-user) the reason comes through a pipe;
 * which of the two it is gets tried out once.
 *
 * A pidfd needs Linux 5.4, where one can also be waited for: ENOSYS. A cgroup
 * takes clone3, of 5.7; without any it is EOPNOTSUPP. Both as in glibc.
 */
#include <fcntl.h>
#include <limits.h>
#include <linux/sched.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include "clone.h"
#include "fdop.h"

#define GUARD 65536		/* a multiple of every page size there is */
#define STACK 65536

#ifndef SYS_clone3
#define SYS_clone3 435
#endif
#define PIDFD 0x1000ULL		/* CLONE_PIDFD, CLONE_INTO_CGROUP and P_PIDFD of newer headers */
#define INTO_CGROUP 0x200000000ULL
#define WAIT_PIDFD 3

static int mark(void *seen)
{
	*(volatile int *)seen = 1;
	return 0;
}

static void reap(long pid)
{
	while (SYSCALL_RAW(SYS_wait4, pid, NULL, __WALL, NULL) == -EINTR);
}

static int shares_memory(void *top)
{
	static int known;	/* 1 yes, -1 no */
	int k = __atomic_load_n(&known, __ATOMIC_RELAXED);
	volatile int seen = 0;
	long pid;

	if (k)
		return k > 0;
	/* no signal at the end: this child is none of the caller's business */
	pid = compat_clone(SYS_clone, CLONE_VM | CLONE_VFORK, (long)top, 0, mark, (void *)&seen);
	if (pid > 0)
		reap(pid);
	if (pid > 0 || pid == -EINVAL)		/* and not, say, EAGAIN */
		__atomic_store_n(&known, seen ? 1 : -1, __ATOMIC_RELAXED);
	return seen;
}

/* The child's end of the pipe gets a number that no action mentions. */
static void open_pipe(struct spawn *s)
{
	int max = 2;
	long high;

	if (SYSCALL_RAW(SYS_pipe2, s->status, O_CLOEXEC)) {
		s->status[0] = s->status[1] = -1;
		return;
	}
	for (int i = 0; s->actions && i < s->actions->__used; i++) {
		const struct fdop *op = fdops(s->actions) + i;
		enum fdop_kind kind = __compat_fdop_kind(op);

		if (kind != FDOP_CHDIR && op->u.one.fd > max)
			max = op->u.one.fd;	/* the same place in all of them */
		if (kind == FDOP_DUP2 && op->u.dup2.newfd > max)
			max = op->u.dup2.newfd;
	}
	high = SYSCALL_RAW(SYS_fcntl, s->status[1], F_DUPFD_CLOEXEC, max + 1);
	if (high >= 0) {
		SYSCALL_RAW(SYS_close, s->status[1]);
		s->status[1] = (int)high;
	}
}

static void read_pipe(struct spawn *s)
{
	int error = 0;

	SYSCALL_RAW(SYS_close, s->status[1]);
	while (SYSCALL_RAW(SYS_read, s->status[0], &error, sizeof error) == -EINTR);
	SYSCALL_RAW(SYS_close, s->status[0]);
	s->error = error;
}

static void attributes(struct spawn *s, const posix_spawnattr_t *attr)
{
	sigset_t set;

	posix_spawnattr_getflags(attr, &s->flags);
	posix_spawnattr_getpgroup(attr, &s->pgroup);
	posix_spawnattr_getschedpolicy(attr, &s->policy);
	posix_spawnattr_getschedparam(attr, &s->param);
	s->cgroup = attr_cgroup(attr);
	if (s->flags & POSIX_SPAWN_SETSIGDEF) {
		posix_spawnattr_getsigdefault(attr, &set);
		memcpy(&s->defaults, &set, sizeof s->defaults);
	}
	if (s->flags & POSIX_SPAWN_SETSIGMASK) {
		posix_spawnattr_getsigmask(attr, &set);
		memcpy(&s->mask, &set, sizeof s->mask);
	}
}

/* The kernel's struct clone_args of 5.7. */
struct args {
	uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid,
		set_tid_size, cgroup;
};

static long start(struct spawn *s, char *stack, int *pidfd)
{
	struct args a = { .flags = CLONE_VM | CLONE_VFORK | (pidfd ? PIDFD : 0), .exit_signal = SIGCHLD };
	long r;

	if (!(s->flags & POSIX_SPAWN_SETCGROUP))
		return compat_clone(SYS_clone, (long)(a.flags | a.exit_signal), (long)stack + GUARD + STACK,
			(long)pidfd, __compat_spawn_child, s);
	a.flags |= INTO_CGROUP;
	a.pidfd = (uintptr_t)pidfd;
	a.stack = (uintptr_t)stack + GUARD;
	a.stack_size = STACK;
	a.cgroup = (uint64_t)s->cgroup;
	r = compat_clone(SYS_clone3, (long)&a, sizeof a, 0, __compat_spawn_child, s);
	return r == -ENOSYS ? -EOPNOTSUPP : r;
}

int __compat_spawn(int *id, const char *file, const posix_spawn_file_actions_t *fa,
	const posix_spawnattr_t *attr, char *const argv[], char *const envp[], int how)
{
	struct spawn s = { .file = file, .actions = fa, .argv = argv, .envp = envp, .status = { -1, -1 } };
	uint64_t all = ~0ULL, mask;
	int state = PTHREAD_CANCEL_ENABLE, pidfd = -1;
	long child;
	char *stack;

	if (fa && fa->__used && !__compat_spawn_known())
		return ENOSYS;
	if (how & SPAWN_PIDFD &&
	    SYSCALL_RAW(SYS_waitid, WAIT_PIDFD, INT_MAX, NULL, WEXITED | WNOHANG, NULL) != -EBADF)
		return ENOSYS;
	if (how & SPAWN_SEARCH && !strchr(file, '/')) {
		s.search = getenv("PATH");
		if (!s.search)
			s.search = "/bin:/usr/bin";
	}
	child = SYSCALL_RAW(SYS_mmap, NULL, GUARD + STACK, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
	if ((unsigned long)child > -4096UL)
		return (int)-child;
	stack = (char *)child;
	SYSCALL_RAW(SYS_mprotect, stack, GUARD, PROT_NONE);
	pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, &state);
	/* all of them: libc's own function leaves out those it uses itself */
	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_SETMASK, &all, &mask, 8);
	s.mask = mask;
	if (attr)
		attributes(&s, attr);

	if (!shares_memory(stack + GUARD + STACK))
		open_pipe(&s);
	child = start(&s, stack, how & SPAWN_PIDFD && id ? &pidfd : NULL);
	if (s.status[0] >= 0)
		read_pipe(&s);
	if (child < 0)
		s.error = (int)-child;
	else if (s.error) {
		reap(child);
		if (pidfd >= 0)
			SYSCALL_RAW(SYS_close, pidfd);
	}

	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, 8);
	pthread_setcancelstate(state, NULL);
	SYSCALL_RAW(SYS_munmap, stack, GUARD + STACK);
	if (!s.error && id)
		*id = how & SPAWN_PIDFD ? pidfd : (int)child;
	return s.error;
}
