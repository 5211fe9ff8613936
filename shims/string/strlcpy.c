/* SPDX-License-Identifier: MIT */
/* glibc 2.38, POSIX 2024. Pure: the same result everywhere. */
#include <string.h>

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size);

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size)
{
	size_t len = strlen(src);

	if (size) {
		size_t n = len < size ? len : size - 1;

		memcpy(dst, src, n);
		dst[n] = '\0';
	}
	return len;
}
