/* SPDX-License-Identifier: MIT */
#include "c11.h"

void cnd_destroy(cnd_t *c)
{
	__typeof__(&cnd_destroy) native = NATIVE(cnd_destroy);

	if (native)
		native(c);
	else
		pthread_cond_destroy((pthread_cond_t *)c);
}
