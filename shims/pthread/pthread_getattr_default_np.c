/* SPDX-License-Identifier: MIT */
/* glibc 2.18; see attr.h. */
#include "attr.h"

int pthread_getattr_default_np(pthread_attr_t *attr)
{
	return __compat_attr_default(attr);
}
