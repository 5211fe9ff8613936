/* SPDX-License-Identifier: MIT */
/* In libc_nonshared.a, as atexit. */
#include <stdlib.h>
#include "shim.h"

extern hidden void *__dso_handle;
int __cxa_at_quick_exit(void (*f)(void *), void *dso);

int at_quick_exit(void (*f)(void))
{
	return __cxa_at_quick_exit((void (*)(void *))(void *)f, __dso_handle);
}
