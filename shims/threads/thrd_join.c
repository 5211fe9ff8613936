/* SPDX-License-Identifier: MIT */
#include "c11.h"

int thrd_join(thrd_t t, int *result)
{
	__typeof__(&thrd_join) native = NATIVE(thrd_join);
	void *value;
	int r;

	if (native)
		return native(t, result);
	r = pthread_join(t, &value);
	if (!r && result)
		*result = (int)(intptr_t)value;
	return compat_thrd(r);
}
