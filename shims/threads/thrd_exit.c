/* SPDX-License-Identifier: MIT */
#include "c11.h"

_Noreturn void thrd_exit(int result)
{
	__typeof__(&thrd_exit) native = NATIVE(thrd_exit);

	if (native)
		native(result);
	pthread_exit((void *)(intptr_t)result);
}
