/* SPDX-License-Identifier: MIT */
/* Before 2.34 libc's own, as its pthread_once, stays locked when an exception leaves the function. */
#include "c11.h"

pid_t _Fork(void);

void call_once(once_flag *flag, void (*f)(void))
{
	__typeof__(&call_once) native = NATIVE(_Fork) ? NATIVE(call_once) : NULL;

	if (native)
		native(flag, f);
	else
		pthread_once((pthread_once_t *)(void *)flag, f);
}
