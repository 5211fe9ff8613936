/* SPDX-License-Identifier: MIT */
#include "c11.h"

int cnd_signal(cnd_t *c)
{
	__typeof__(&cnd_signal) native = NATIVE(cnd_signal);

	return native ? native(c) : compat_thrd(pthread_cond_signal((pthread_cond_t *)c));
}
