/* SPDX-License-Identifier: MIT */
/* glibc 2.27: mprotect with a protection key, or -1. Kernels before 4.9: with one ENOSYS, as with glibc. */
#include <sys/mman.h>
#include "shim.h"

int pkey_mprotect(void *at, size_t n, int prot, int key);

int pkey_mprotect(void *at, size_t n, int prot, int key)
{
	if (key == -1)
		return mprotect(at, n, prot);
	return (int)SYSCALL(SYS_pkey_mprotect, at, n, prot, key);
}
