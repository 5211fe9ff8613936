/* SPDX-License-Identifier: MIT */
#include "c11.h"

int cnd_wait(cnd_t *c, mtx_t *m)
{
	__typeof__(&cnd_wait) native = NATIVE(cnd_wait);

	if (native)
		return native(c, m);
	return compat_thrd(pthread_cond_wait((pthread_cond_t *)c, (pthread_mutex_t *)m));
}
