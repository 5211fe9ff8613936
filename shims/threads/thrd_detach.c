/* SPDX-License-Identifier: MIT */
#include "c11.h"

int thrd_detach(thrd_t t)
{
	__typeof__(&thrd_detach) native = NATIVE(thrd_detach);

	return native ? native(t) : compat_thrd(pthread_detach(t));
}
