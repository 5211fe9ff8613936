/* SPDX-License-Identifier: MIT */
/* glibc 2.32; see attr.h. */
#include "attr.h"

int pthread_attr_setsigmask_np(pthread_attr_t *attr, const sigset_t *mask)
{
	__typeof__(&pthread_attr_setsigmask_np) native = NATIVE(pthread_attr_setsigmask_np);
	struct attr *a = (struct attr *)attr;
	unsigned n = 0;

	if (native)
		return native(attr, mask);
	if (!__compat_attr_known())
		return ENOSYS;
	if (mask) {
		n = __compat_mask_number(mask);
		if (!n)
			return ENOMEM;
		__atomic_fetch_or(&__compat_attr_on, ATTR_ON_MASK, __ATOMIC_RELAXED);
	}
	a->flags = (a->flags & ATTR_LIBC) | n << ATTR_MASK;
	return 0;
}
