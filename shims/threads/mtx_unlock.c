/* SPDX-License-Identifier: MIT */
#include "c11.h"

int mtx_unlock(mtx_t *m)
{
	__typeof__(&mtx_unlock) native = NATIVE(mtx_unlock);

	return native ? native(m) : compat_thrd(pthread_mutex_unlock((pthread_mutex_t *)m));
}
