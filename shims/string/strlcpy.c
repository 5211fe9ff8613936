/* SPDX-License-Identifier: MIT */
/* glibc 2.38, POSIX 2024. */
#include "strl.h"

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size);

size_t strlcpy(char *restrict dst, const char *restrict src, size_t size)
{
	return copy_bounded(dst, src, size);
}
