/* SPDX-License-Identifier: MIT */
/* In libc_nonshared.a from glibc 2.19 to 2.33: the thread pointer. */
#include "shim.h"

void *__read_tp(void);

void *__read_tp(void)
{
	return __builtin_thread_pointer();
}
