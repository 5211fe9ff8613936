/* SPDX-License-Identifier: MIT */
#include "sys/pkeys.h"

int __compat_pkeys(void)
{
	static int known;	/* cpuid is slow on virtual machines */
	int k = __atomic_load_n(&known, __ATOMIC_RELAXED);

	if (!k) {
		k = compat_pkey_usable() ? 1 : -1;
		__atomic_store_n(&known, k, __ATOMIC_RELAXED);
	}
	return k > 0;
}
