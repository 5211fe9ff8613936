/* SPDX-License-Identifier: MIT */
#include "c11.h"

void mtx_destroy(mtx_t *m)
{
	__typeof__(&mtx_destroy) native = NATIVE(mtx_destroy);

	if (native)
		native(m);
	else
		pthread_mutex_destroy((pthread_mutex_t *)m);
}
