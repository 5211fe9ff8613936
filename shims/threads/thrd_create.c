/* SPDX-License-Identifier: MIT */
/*
 * What the thread returns is an int in the lower half of a register that pthread_join reads as a whole;
 * thrd_join looks at that half alone. So no memory is needed to start one.
 */
#include "c11.h"

int thrd_create(thrd_t *t, thrd_start_t f, void *arg)
{
	__typeof__(&thrd_create) native = NATIVE(thrd_create);

	if (native)
		return native(t, f, arg);
	return compat_thrd(pthread_create(t, NULL, (void *(*)(void *))(void (*)(void))f, arg));
}
