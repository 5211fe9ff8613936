/* SPDX-License-Identifier: MIT */
/* glibc 2.38, POSIX 2024. A dst without a null byte in size bytes is left alone. */
#include <string.h>

size_t strlcat(char *restrict dst, const char *restrict src, size_t size);

size_t strlcat(char *restrict dst, const char *restrict src, size_t size)
{
	size_t old = strnlen(dst, size), len = strlen(src);

	if (old < size) {
		size_t room = size - old - 1, n = len < room ? len : room;

		memcpy(dst + old, src, n);
		dst[old + n] = '\0';
	}
	return old + len;
}
