/* SPDX-License-Identifier: MIT */
#include "c11.h"

int cnd_timedwait(cnd_t *restrict c, mtx_t *restrict m, const struct timespec *restrict until)
{
	__typeof__(&cnd_timedwait) native = NATIVE(cnd_timedwait);

	if (native)
		return native(c, m, until);
	return compat_thrd(pthread_cond_timedwait((pthread_cond_t *)c, (pthread_mutex_t *)m, until));
}
