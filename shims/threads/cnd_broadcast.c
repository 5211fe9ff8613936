/* SPDX-License-Identifier: MIT */
#include "c11.h"

int cnd_broadcast(cnd_t *c)
{
	__typeof__(&cnd_broadcast) native = NATIVE(cnd_broadcast);

	return native ? native(c) : compat_thrd(pthread_cond_broadcast((pthread_cond_t *)c));
}
