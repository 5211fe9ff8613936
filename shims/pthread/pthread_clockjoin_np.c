/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.31; without a deadline pthread_join. A try is a timed join whose time is up: unlike pthread_tryjoin_np it
 * tells who joins himself. A cancellation point also where the thread has ended, which in libc it is not before 2.43 (2.17 does).
 */
#include <pthread.h>
#include "clock.h"

int pthread_clockjoin_np(pthread_t thread, void **value, clockid_t clock, const struct timespec *deadline)
{
	__typeof__(&pthread_clockjoin_np) native = NATIVE(pthread_clockjoin_np);
	unsigned n = 0;
	int r, e;

	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return EINVAL;	/* which 2.31 does not see */
	pthread_testcancel();
	if (native)
		return native(thread, value, clock, deadline);
	if (!deadline)
		return pthread_join(thread, value);
	if (clock == CLOCK_REALTIME)
		return pthread_timedjoin_np(thread, value, deadline);
	while ((r = pthread_timedjoin_np(thread, value, COMPAT_PAST)) == ETIMEDOUT) {
		e = __compat_poll(&n, deadline, NULL);
		if (e && e != EINTR)
			return e;
	}
	return r;
}
