/* SPDX-License-Identifier: MIT */
#include "c11.h"

int mtx_trylock(mtx_t *m)
{
	__typeof__(&mtx_trylock) native = NATIVE(mtx_trylock);

	return native ? native(m) : compat_thrd(pthread_mutex_trylock((pthread_mutex_t *)m));
}
