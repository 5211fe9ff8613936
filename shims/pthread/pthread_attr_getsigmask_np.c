/* SPDX-License-Identifier: MIT */
/* glibc 2.32; see attr.h. */
#include "attr.h"

int pthread_attr_getsigmask_np(const pthread_attr_t *attr, sigset_t *mask)
{
	__typeof__(&pthread_attr_getsigmask_np) native = NATIVE(pthread_attr_getsigmask_np);
	const struct attr *a = (const struct attr *)attr;
	unsigned n;

	if (native)
		return native(attr, mask);
	n = __compat_attr_known() ? a->flags >> ATTR_MASK : 0;
	sigemptyset(mask);
	if (!n)
		return PTHREAD_ATTR_NO_SIGMASK_NP;
	__compat_mask_get(n, mask);
	return 0;
}
