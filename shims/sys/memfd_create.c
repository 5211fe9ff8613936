/* SPDX-License-Identifier: MIT */
/* glibc 2.27: anonymous file. Kernels before 3.17 have none: ENOSYS, as glibc says. */
#include <sys/mman.h>
#include "shim.h"

int memfd_create(const char *name, unsigned int flags);

int memfd_create(const char *name, unsigned int flags)
{
	return (int)SYSCALL(SYS_memfd_create, name, flags);
}
