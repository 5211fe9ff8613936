/* SPDX-License-Identifier: MIT */
/* The other name that libc_nonshared.a has for pthread_atfork. */
#include "shim.h"

extern hidden void *__dso_handle;
int __register_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void), void *dso);
int __pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void));

int __pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	return __register_atfork(prepare, parent, child, __dso_handle);
}
