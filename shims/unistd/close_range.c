/* SPDX-License-Identifier: MIT */
/* glibc 2.34: close a range of descriptors. Kernels before 5.9 cannot: ENOSYS, as glibc says. */
#include <unistd.h>
#include "shim.h"

#ifndef SYS_close_range
#define SYS_close_range 436
#endif

int close_range(unsigned int first, unsigned int last, int flags);

int close_range(unsigned int first, unsigned int last, int flags)
{
	return (int)SYSCALL(SYS_close_range, first, last, flags);
}
