/* SPDX-License-Identifier: MIT */
/* In libc_nonshared.a, before glibc 2.34 in libpthread_nonshared.a: dlclose takes a library's handlers away. */
#include <pthread.h>
#include "shim.h"

extern hidden void *__dso_handle;
int __register_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void), void *dso);

int pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	return __register_atfork(prepare, parent, child, __dso_handle);
}
