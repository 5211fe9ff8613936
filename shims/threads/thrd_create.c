/* SPDX-License-Identifier: MIT */
/*
 * What the thread returns is an int in the lower half of a register that pthread_join reads as a whole;
 * thrd_join looks at that half alone. So no memory is needed to start one. Before glibc 2.32 libc's
 * own knows nothing of the signal mask among the default attributes, which our pthread_create knows.
 */
#include <signal.h>
#include "c11.h"

int pthread_attr_setsigmask_np(pthread_attr_t *attr, const sigset_t *mask);

int thrd_create(thrd_t *t, thrd_start_t f, void *arg)
{
	__typeof__(&thrd_create) native = NATIVE(pthread_attr_setsigmask_np) ? NATIVE(thrd_create) : NULL;

	if (native)
		return native(t, f, arg);
	return compat_thrd(pthread_create(t, NULL, (void *(*)(void *))(void (*)(void))f, arg));
}
