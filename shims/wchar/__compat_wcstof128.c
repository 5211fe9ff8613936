/* SPDX-License-Identifier: MIT */
#include <wctype.h>

#define CHAR wchar_t
#define RADIX _NL_NUMERIC_DECIMAL_POINT_WC
#define SEPARATOR _NL_NUMERIC_THOUSANDS_SEP_WC
#include "stdlib/convert128.h"

/* headers since 2.38 make it one that reads 0b, which nan(0b1) does not */
unsigned long long old_wcstoull(const wchar_t *restrict s, wchar_t **restrict end, int base) __asm__("wcstoull");

int __iswspace_l(wint_t c, locale_t l);

static int space(wchar_t c, locale_t l)
{
	return l ? __iswspace_l((wint_t)c, l) : iswspace((wint_t)c);
}

/* these two items are not strings, but the character itself where the pointer would be */
static const wchar_t *mark(nl_item item, wchar_t *room, locale_t l)
{
	room[0] = (wchar_t)(uintptr_t)INFO(item, l);
	room[1] = 0;
	return room;
}

static unsigned long long payload(const wchar_t *s, wchar_t **end)
{
	return old_wcstoull(s, end, 0);
}

_Float128 __compat_wcstof128(const wchar_t *s, wchar_t **end, int group, locale_t l)
{
	return convert(s, end, group, l);
}
