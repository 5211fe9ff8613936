/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.26 on x86_64, where long double is not this format. libstdc++.a since gcc 13 refers to it in
 * from_chars.
 */
#include <stdlib.h>
#include "stdlib/tof128.h"

#if !__GLIBC_PREREQ(2, 26)
_Float128 strtof128(const char *restrict s, char **restrict end);
#endif

_Float128 strtof128(const char *restrict s, char **restrict end)
{
	return __compat_strtof128(s, end, 0, NULL);
}
