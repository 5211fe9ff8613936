/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.27: what this thread may not do with memory of a protection key. ENOSYS where the CPU or the
 * kernel has no keys, which glibc's own does not survive.
 */
#include <sys/mman.h>
#include "sys/pkeys.h"

int pkey_get(int key);

int pkey_get(int key)
{
	if (key < 0 || key >= PKEYS)
		return (int)compat_ret(-EINVAL);
	if (!__compat_pkeys())
		return (int)compat_ret(-ENOSYS);
	return compat_pkey_rights(compat_pkey_load() >> key * PKEY_BITS);
}
