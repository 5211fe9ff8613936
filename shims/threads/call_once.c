/* SPDX-License-Identifier: MIT */
#include "c11.h"

void call_once(once_flag *flag, void (*f)(void))
{
	__typeof__(&call_once) native = NATIVE(call_once);

	if (native)
		native(flag, f);
	else
		pthread_once((pthread_once_t *)(void *)flag, f);
}
