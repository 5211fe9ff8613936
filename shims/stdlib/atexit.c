/* SPDX-License-Identifier: MIT */
/* In libc_nonshared.a: each program and library registers for itself, so that dlclose runs what is a library's. */
#include <stdlib.h>
#include "shim.h"

extern hidden void *__dso_handle;
int __cxa_atexit(void (*f)(void *), void *arg, void *dso);

int atexit(void (*f)(void))
{
	return __cxa_atexit((void (*)(void *))(void *)f, NULL, __dso_handle);
}
