/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.27: what this thread may not do any more with memory of a protection key. ENOSYS where the
 * CPU or the kernel has no keys, which glibc's own does not survive.
 */
#include <sys/mman.h>
#include "sys/pkeys.h"

int pkey_set(int key, unsigned int rights);

int pkey_set(int key, unsigned int rights)
{
	const unsigned long field = (1UL << PKEY_BITS) - 1;
	int shift;

	if (key < 0 || key >= PKEYS || rights & ~PKEY_RIGHTS)
		return (int)compat_ret(-EINVAL);
	if (!__compat_pkeys())
		return (int)compat_ret(-ENOSYS);
	shift = key * PKEY_BITS;
	compat_pkey_store((compat_pkey_load() & ~(field << shift)) | compat_pkey_field(rights) << shift);
	return 0;
}
