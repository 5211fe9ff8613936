/* SPDX-License-Identifier: MIT */
#include "c11.h"

void *tss_get(tss_t key)
{
	__typeof__(&tss_get) native = NATIVE(tss_get);

	return native ? native(key) : pthread_getspecific(key);
}
