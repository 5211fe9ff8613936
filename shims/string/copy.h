/* SPDX-License-Identifier: MIT */
/* strlcpy and strlcat, also for their fortified twins: a host may lack the plain names. */
#include <string.h>

static inline size_t copy(char *restrict dst, const char *restrict src, size_t size)
{
	size_t len = strlen(src);

	if (size) {
		size_t n = len < size ? len : size - 1;

		memcpy(dst, src, n);
		dst[n] = '\0';
	}
	return len;
}

/* A dst without a null byte in size bytes is left alone. */
static inline size_t append(char *restrict dst, const char *restrict src, size_t size)
{
	size_t old = strnlen(dst, size);

	return old + copy(dst + old, src, size - old);
}
