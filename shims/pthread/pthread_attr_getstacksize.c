/* SPDX-License-Identifier: MIT */
/* Where libc has no default that can be set; see attr.h. */
#include "attr.h"

declare_old(pthread_attr_getstacksize);

int __compat_attr_on_stacksize;

int pthread_attr_getstacksize(const pthread_attr_t *restrict attr, size_t *restrict size)
{
	if (!__atomic_load_n(&__compat_attr_on_stacksize, __ATOMIC_ACQUIRE) || ((const struct attr *)attr)->stack)
		return old(pthread_attr_getstacksize)(attr, size);
	*size = __atomic_load_n(&__compat_attr_stack, __ATOMIC_RELAXED);
	return 0;
}
