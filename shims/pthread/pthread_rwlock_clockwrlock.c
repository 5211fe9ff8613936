/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.30 (POSIX.1-2024). A try is a timed lock whose time is up: unlike
 * pthread_rwlock_trywrlock it tells who deadlocks with himself.
 */
#include <pthread.h>
#include "clock.h"

int pthread_rwlock_clockwrlock(pthread_rwlock_t *l, clockid_t clock, const struct timespec *deadline)
{
	__typeof__(&pthread_rwlock_clockwrlock) native = NATIVE(pthread_rwlock_clockwrlock);
	unsigned n = 0;
	int r, e;

	if (native)
		return native(l, clock, deadline);
	if ((clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC) || compat_bad(deadline))
		return EINVAL;	/* the timed form looks at the time when it has to wait */
	if (clock == CLOCK_REALTIME)
		return pthread_rwlock_timedwrlock(l, deadline);
	while ((r = pthread_rwlock_timedwrlock(l, COMPAT_PAST)) == ETIMEDOUT) {
		e = __compat_poll_raw(&n, deadline);
		if (e && e != EINTR)
			return e;
	}
	return r;
}
