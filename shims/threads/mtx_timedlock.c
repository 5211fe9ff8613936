/* SPDX-License-Identifier: MIT */
#include "c11.h"

int mtx_timedlock(mtx_t *restrict m, const struct timespec *restrict until)
{
	__typeof__(&mtx_timedlock) native = NATIVE(mtx_timedlock);

	return native ? native(m, until) : compat_thrd(pthread_mutex_timedlock((pthread_mutex_t *)m, until));
}
