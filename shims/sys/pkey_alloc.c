/* SPDX-License-Identifier: MIT */
/* glibc 2.27: a memory protection key. Kernels before 4.9: ENOSYS, as with glibc. */
#include <sys/mman.h>
#include "shim.h"

int pkey_alloc(unsigned int flags, unsigned int rights);

int pkey_alloc(unsigned int flags, unsigned int rights)
{
	return (int)SYSCALL(SYS_pkey_alloc, flags, rights);
}
