/* SPDX-License-Identifier: MIT */
/* Every mutex can be locked with a time-out; a type that is none is taken for mtx_plain, as glibc does. */
#include "c11.h"

int mtx_init(mtx_t *m, int type)
{
	__typeof__(&mtx_init) native = NATIVE(mtx_init);
	int recursive = type == mtx_recursive || type == (mtx_timed | mtx_recursive);
	pthread_mutexattr_t attr;
	int r;

	if (native)
		return native(m, type);
	pthread_mutexattr_init(&attr);
	/* not the default type, for which there may be lock elision */
	pthread_mutexattr_settype(&attr, recursive ? PTHREAD_MUTEX_RECURSIVE : PTHREAD_MUTEX_NORMAL);
	r = pthread_mutex_init((pthread_mutex_t *)m, &attr);
	pthread_mutexattr_destroy(&attr);
	return compat_thrd(r);
}
