/* SPDX-License-Identifier: MIT */
#include "c11.h"

int cnd_init(cnd_t *c)
{
	__typeof__(&cnd_init) native = NATIVE(cnd_init);

	return native ? native(c) : compat_thrd(pthread_cond_init((pthread_cond_t *)c, NULL));
}
