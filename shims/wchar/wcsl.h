/* SPDX-License-Identifier: MIT */
/* wcslcpy and wcslcat for their fortified twins too: those are offered on hosts older than the names themselves. */
#ifndef COMPAT_WCSL_H
#define COMPAT_WCSL_H

#include <wchar.h>

static inline size_t copy_bounded(wchar_t *restrict dst, const wchar_t *restrict src, size_t size)
{
	size_t len = wcslen(src);

	if (size) {
		size_t n = len < size ? len : size - 1;

		wmemcpy(dst, src, n);
		dst[n] = L'\0';
	}
	return len;
}

static inline size_t append_bounded(wchar_t *restrict dst, const wchar_t *restrict src, size_t size)
{
	size_t old = wcsnlen(dst, size);

	return old + copy_bounded(dst + old, src, size - old);
}

#endif
