/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.30 (POSIX.1-2024). A try is a timed lock whose time is up: unlike
 * pthread_mutex_trylock it tells who deadlocks with himself.
 *
 * The lock word of a mutex is 0, 1 while it is held, 2 while somebody may wait for it by futex, and has been for all
 * releases, since static initializers and processes with different libcs count on it. So we can wait for it ourselves,
 * until a time of CLOCK_MONOTONIC. Others hold a thread's number (robust, priority inheritance), or nothing while
 * a transaction runs (lock elision): those are tried again and again.
 */
#include <linux/futex.h>
#include <pthread.h>
#include <sys/syscall.h>
#include "clock.h"

#define KIND_TYPE 3
#define KIND_PSHARED 128

static int plain(const pthread_mutex_t *m)
{
	return !(__atomic_load_n(&m->__data.__kind, __ATOMIC_RELAXED) & ~(KIND_TYPE | KIND_PSHARED));
}

/* Until the word may be free: 0, or ETIMEDOUT. */
static int wait_for(pthread_mutex_t *m, const struct timespec *deadline)
{
	int *word = &m->__data.__lock, held = 1, private = m->__data.__kind & KIND_PSHARED ? 0 : FUTEX_PRIVATE_FLAG;

	if (!__atomic_compare_exchange_n(word, &held, 2, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED) && held != 2)
		return 0;
	return SYSCALL_RAW(SYS_futex, word, FUTEX_WAIT_BITSET | private, 2, deadline, 0, FUTEX_BITSET_MATCH_ANY) ==
		-ETIMEDOUT ? ETIMEDOUT : 0;
}

int pthread_mutex_clocklock(pthread_mutex_t *m, clockid_t clock, const struct timespec *deadline)
{
	__typeof__(&pthread_mutex_clocklock) native = NATIVE(pthread_mutex_clocklock);
	unsigned n = 0;
	int r, e, held = 1, waited = 0;

	if (native)
		return native(m, clock, deadline);
	if (clock == CLOCK_REALTIME)
		return pthread_mutex_timedlock(m, deadline);
	if (clock != CLOCK_MONOTONIC)
		return EINVAL;
	r = pthread_mutex_timedlock(m, COMPAT_PAST);
	while (r == ETIMEDOUT || r == EBUSY) {
		if (deadline->tv_sec < 0)	/* to the kernel that is no time */
			return ETIMEDOUT;
		if (compat_bad(deadline))
			return EINVAL;
		waited = plain(m);
		e = waited ? wait_for(m, deadline) : __compat_poll_raw(&n, deadline);
		if (e && e != EINTR)
			return e;
		r = pthread_mutex_trylock(m);
	}
	/* it says 1 now, and there may be others who wait */
	if (!r && waited)
		__atomic_compare_exchange_n(&m->__data.__lock, &held, 2, 0, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
	return r;
}
