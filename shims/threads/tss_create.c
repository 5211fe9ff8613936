/* SPDX-License-Identifier: MIT */
#include "c11.h"

int tss_create(tss_t *key, tss_dtor_t dtor)
{
	__typeof__(&tss_create) native = NATIVE(tss_create);

	return native ? native(key, dtor) : compat_thrd(pthread_key_create(key, dtor));
}
