/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.34: fork that runs no pthread_atfork handlers and takes no lock of
 * libc, so that a signal handler may call it.
 *
 * libc caches the thread's id, and before 2.25 the process's, for raise, abort,
 * getpid and the owners of mutexes; fork sets them in the child. So must we, and
 * where they are is private to libc. The child finds out by trying: it
 * has the memory for itself, is the only thread in it, and blocks all signals.
 * Each word of the thread's descriptor that could be the id gets another
 * value; it is the one if libc then takes that for the id. It is left alone otherwise.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <unistd.h>
#include "descriptor.h"
#include "shim.h"

#define NOBODY 0x3ffffffd	/* above every id that the kernel gives */

pid_t _Fork(void);
int __getpagesize(void);
extern __typeof__(getpid) __getpid;	/* libc's, not ours */

/* A thread's descriptor need not begin or end with a page. */
static int mapped(const char *p)
{
	uintptr_t size = (uintptr_t)__getpagesize();
	unsigned char in;

	return SYSCALL_RAW(SYS_mincore, (uintptr_t)p & -size, 1, &in) == 0;
}

/* The owner of a mutex that the caller locks; 0 without libpthread, which then is of no concern. */
static pid_t owner(void)
{
	pthread_mutex_t m = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

	pthread_mutex_lock(&m);
	return m.__data.__owner;
}

/* Before 2.25 raise aims at the cached ids. */
static int is_tid(volatile pid_t *p, pid_t tid)
{
	pid_t seen;
	int sent;

	*p = NOBODY;
	seen = owner();
	if (seen)
		return seen == NOBODY;
	sent = raise(0) == 0;
	*p = tid;
	return !sent && raise(0) == 0;
}

static int is_pid(volatile pid_t *p)
{
	*p = NOBODY;
	return __getpid() == NOBODY;
}

/*
 * Gives the word that is the id a new value, and returns it; NULL if there is none. The process
 * id is negative where fork or vfork was interrupted by the signal whose handler called us.
 */
static void *renew(pid_t from, pid_t to, int process)
{
	char *page = NULL;

	for (int i = 0; i < DESCRIPTOR_WORDS; i++) {
		char *p = DESCRIPTOR_WORD(i);
		volatile pid_t *id = (volatile pid_t *)(void *)p;
		pid_t was;

		if (!page || (uintptr_t)p >> 12 != (uintptr_t)page >> 12) {
			if (!mapped(p))
				break;
			page = p;
		}
		was = *id;
		if (was != from && !(process && was == -from))
			continue;
		if (process ? is_pid(id) : is_tid(id, to)) {
			*id = to;
			return p;
		}
		*id = was;
	}
	return NULL;
}

/* The kernel gave the child neither of these, which belong to the thread. */
static void register_thread(int *tid, struct robust_list_head *robust, size_t size)
{
	if (tid)
		SYSCALL_RAW(SYS_set_tid_address, tid);
	if (robust) {
		robust->list.next = &robust->list;	/* the mutexes are still the parent's */
		robust->list_op_pending = NULL;
		SYSCALL_RAW(SYS_set_robust_list, robust, size);
	}
}

pid_t _Fork(void)
{
	__typeof__(&_Fork) native = NATIVE(_Fork);
	struct robust_list_head *robust = NULL;
	uint64_t all = ~0ULL, mask;
	size_t size = 0;
	pid_t pid, tid;
	long child;
	int e;

	if (native)
		return native();
	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_SETMASK, &all, &mask, 8);
	pid = (pid_t)SYSCALL_RAW(SYS_getpid);
	tid = (pid_t)SYSCALL_RAW(SYS_gettid);
	if (SYSCALL_RAW(SYS_get_robust_list, 0, &robust, &size))
		robust = NULL;
	child = SYSCALL_RAW(SYS_clone, SIGCHLD, 0, 0, 0, 0);
	if (!child) {
		e = errno;
		renew(pid, (pid_t)SYSCALL_RAW(SYS_getpid), 1);
		register_thread(renew(tid, (pid_t)SYSCALL_RAW(SYS_gettid), 0), robust, size);
		errno = e;
	}
	SYSCALL_RAW(SYS_rt_sigprocmask, SIG_SETMASK, &mask, NULL, 8);
	return (pid_t)compat_ret(child);
}
