/* SPDX-License-Identifier: MIT */
#include "c11.h"

int tss_set(tss_t key, void *value)
{
	__typeof__(&tss_set) native = NATIVE(tss_set);

	return native ? native(key, value) : compat_thrd(pthread_setspecific(key, value));
}
