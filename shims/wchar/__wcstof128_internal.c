/* SPDX-License-Identifier: MIT */
/* glibc 2.26 on x86_64: wcstof128, with thousands separators where group is not 0. */
#include <wchar.h>
#include "stdlib/tof128.h"

_Float128 __wcstof128_internal(const wchar_t *s, wchar_t **end, int group);

_Float128 __wcstof128_internal(const wchar_t *s, wchar_t **end, int group)
{
	return __compat_wcstof128(s, end, group, NULL);
}
