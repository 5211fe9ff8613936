/* SPDX-License-Identifier: MIT */
#include "c11.h"

void tss_delete(tss_t key)
{
	__typeof__(&tss_delete) native = NATIVE(tss_delete);

	if (native)
		native(key);
	else
		pthread_key_delete(key);
}
