/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <wchar.h>
#include "float128.h"
#include "shim.h"

/* Where group is not 0, with the thousands separators of the locale; l may be NULL, the present one. */
hidden _Float128 __compat_strtof128(const char *s, char **end, int group, locale_t l);
hidden _Float128 __compat_wcstof128(const wchar_t *s, wchar_t **end, int group, locale_t l);
