/* SPDX-License-Identifier: MIT */
/* glibc 2.38, POSIX 2024. */
#include "strl.h"

size_t strlcat(char *restrict dst, const char *restrict src, size_t size);

size_t strlcat(char *restrict dst, const char *restrict src, size_t size)
{
	return append_bounded(dst, src, size);
}
