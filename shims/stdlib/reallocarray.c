/* SPDX-License-Identifier: MIT */
/* glibc 2.26, POSIX 2024: on overflow ENOMEM, and the old block stays as it was. */
#include <errno.h>
#include <stdlib.h>

void *reallocarray(void *p, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes)) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(p, bytes);
}
