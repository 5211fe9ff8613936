/* SPDX-License-Identifier: MIT */
/* glibc 2.43, C23: free() of whatever malloc the program has; glibc does not look at the size either. */
#include <stdlib.h>

void free_sized(void *p, size_t size);

void free_sized(void *p, size_t size)
{
	(void)size;
	free(p);
}
