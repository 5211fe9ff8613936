/* SPDX-License-Identifier: MIT */
/* glibc 2.27: give a memory protection key back. Kernels before 4.9: ENOSYS, as with glibc. */
#include <sys/mman.h>
#include "shim.h"

int pkey_free(int key);

int pkey_free(int key)
{
	return (int)SYSCALL(SYS_pkey_free, key);
}
