/* SPDX-License-Identifier: MIT */
#include "c11.h"

int mtx_lock(mtx_t *m)
{
	__typeof__(&mtx_lock) native = NATIVE(mtx_lock);

	return native ? native(m) : compat_thrd(pthread_mutex_lock((pthread_mutex_t *)m));
}
