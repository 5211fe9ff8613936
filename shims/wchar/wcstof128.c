/* SPDX-License-Identifier: MIT */
/* glibc 2.26 on x86_64, where long double is not this format. */
#include <wchar.h>
#include "stdlib/tof128.h"

#if !__GLIBC_PREREQ(2, 26)
_Float128 wcstof128(const wchar_t *restrict s, wchar_t **restrict end);
#endif

_Float128 wcstof128(const wchar_t *restrict s, wchar_t **restrict end)
{
	return __compat_wcstof128(s, end, 0, NULL);
}
