/* SPDX-License-Identifier: MIT */
/* glibc 2.30 (POSIX.1-2024). A cancellation point, and cut short by a caught signal, like sem_timedwait. */
#include <pthread.h>
#include <semaphore.h>
#include "../pthread/clock.h"

static void restore(void *mask)
{
	pthread_sigmask(SIG_SETMASK, mask, NULL);
}

static int wait_for(sem_t *s, const struct timespec *deadline)
{
	unsigned n = 0;
	volatile int e = 0;
	sigset_t all, mask;

	sigfillset(&all);
	pthread_sigmask(SIG_BLOCK, &all, &mask);
	pthread_cleanup_push(restore, &mask);
	while (!e && sem_trywait(s))
		e = errno == EAGAIN ? __compat_poll(&n, deadline, &mask) : errno;
	pthread_cleanup_pop(1);
	return e;
}

int sem_clockwait(sem_t *s, clockid_t clock, const struct timespec *deadline)
{
	__typeof__(&sem_clockwait) native = NATIVE(sem_clockwait);
	int e = EINVAL;

	if (native)
		return native(s, clock, deadline);
	if (clock == CLOCK_REALTIME && !compat_bad(deadline))	/* at which sem_timedwait looks when it has to wait */
		return sem_timedwait(s, deadline);
	pthread_testcancel();
	if (clock == CLOCK_MONOTONIC && !compat_bad(deadline))
		e = sem_trywait(s) ? wait_for(s, deadline) : 0;
	if (!e)
		return 0;
	errno = e;
	return -1;
}
