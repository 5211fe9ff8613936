/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.30 (POSIX.1-2024). A try is a timed lock whose time is up: unlike
 * pthread_mutex_trylock it tells who deadlocks with himself.
 */
#include <pthread.h>
#include "clock.h"

int pthread_mutex_clocklock(pthread_mutex_t *m, clockid_t clock, const struct timespec *deadline)
{
	__typeof__(&pthread_mutex_clocklock) native = NATIVE(pthread_mutex_clocklock);
	unsigned n = 0;
	int r, e = 0;

	if (native)
		return native(m, clock, deadline);
	if (clock == CLOCK_REALTIME)
		return pthread_mutex_timedlock(m, deadline);
	if (clock != CLOCK_MONOTONIC)
		return EINVAL;
	r = pthread_mutex_timedlock(m, COMPAT_PAST);
	while (r == ETIMEDOUT || r == EBUSY) {
		e = __compat_poll_raw(&n, deadline);
		if (e && e != EINTR)
			return e;
		for (int i = 0; i < 8 && (r = pthread_mutex_trylock(m)) == EBUSY; i++)
			;
	}
	return r;
}
