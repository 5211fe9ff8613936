/* SPDX-License-Identifier: MIT */
/* glibc 2.18; see attr.h. */
#include "attr.h"

int pthread_setattr_default_np(const pthread_attr_t *attr)
{
	__typeof__(&pthread_setattr_default_np) native = NATIVE(pthread_setattr_default_np);
	int r;

	if (native)
		return native(attr);
	if (!__compat_attr_known())
		return ENOSYS;
	r = __compat_attr_set_default(attr);
	if (!r) {
		__atomic_fetch_or(&__compat_attr_on, ATTR_ON_DEFAULT, __ATOMIC_RELEASE);
		__atomic_store_n(&__compat_attr_on_stacksize, 1, __ATOMIC_RELEASE);
	}
	return r;
}
