/* SPDX-License-Identifier: MIT */
/*
 * What crtbegin.o has in a file that is linked: the handle by which atexit and the like know whose functions they are given, and their end with the file's.
 * For functions of libcompat's that are put into a finished file (compat retarget --embed).
 */
#include "shim.h"

#pragma GCC visibility push(hidden)
extern void *__dso_handle;
#pragma GCC visibility pop
extern void __cxa_finalize(void *);

void *__dso_handle = &__dso_handle;

__attribute__((destructor)) static void end(void)
{
	__cxa_finalize(__dso_handle);
}
