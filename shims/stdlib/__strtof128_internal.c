/* SPDX-License-Identifier: MIT */
/* glibc 2.26 on x86_64: strtof128, with thousands separators where group is not 0. */
#include <stdlib.h>
#include "stdlib/tof128.h"

_Float128 __strtof128_internal(const char *s, char **end, int group);

_Float128 __strtof128_internal(const char *s, char **end, int group)
{
	return __compat_strtof128(s, end, group, NULL);
}
