/* SPDX-License-Identifier: MIT */
/* glibc 2.43, C23; see free_sized. */
#include <stdlib.h>

void free_aligned_sized(void *p, size_t alignment, size_t size);

void free_aligned_sized(void *p, size_t alignment, size_t size)
{
	(void)alignment;
	(void)size;
	free(p);
}
