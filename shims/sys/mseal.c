/* SPDX-License-Identifier: MIT */
/* glibc 2.43: no more changes to a mapping. Kernels before 6.10: ENOSYS, as with glibc. */
#include <sys/mman.h>
#include "shim.h"

#ifndef SYS_mseal
#define SYS_mseal 462
#endif

int mseal(void *at, size_t n, unsigned long flags);

int mseal(void *at, size_t n, unsigned long flags)
{
	return (int)SYSCALL(SYS_mseal, at, n, flags);
}
