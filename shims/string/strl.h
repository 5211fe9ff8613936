/* SPDX-License-Identifier: MIT */
/* strlcpy and strlcat for their fortified twins too: those are offered on hosts older than the names themselves. */
#ifndef COMPAT_STRL_H
#define COMPAT_STRL_H

#include <string.h>

static inline size_t copy_bounded(char *restrict dst, const char *restrict src, size_t size)
{
	size_t len = strlen(src);

	if (size) {
		size_t n = len < size ? len : size - 1;

		memcpy(dst, src, n);
		dst[n] = '\0';
	}
	return len;
}

static inline size_t append_bounded(char *restrict dst, const char *restrict src, size_t size)
{
	size_t old = strnlen(dst, size);

	return old + copy_bounded(dst + old, src, size - old);
}

#endif
