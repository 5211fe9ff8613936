/* SPDX-License-Identifier: MIT */
/* glibc 2.26 on x86_64, where long double is not this format. */
#include <stdlib.h>
#include "stdlib/tof128.h"

#if !__GLIBC_PREREQ(2, 26)
_Float128 strtof128_l(const char *restrict s, char **restrict end, locale_t l);
#endif

_Float128 strtof128_l(const char *restrict s, char **restrict end, locale_t l)
{
	return __compat_strtof128(s, end, 0, l);
}
