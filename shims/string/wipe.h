/* SPDX-License-Identifier: MIT */
/* Sets memory that dies next: the barrier is what keeps the stores. */
#include <string.h>

static inline void *wipe(void *p, int c, size_t n)
{
	memset(p, c, n);
	__asm__ volatile("" : : "r"(p) : "memory");
	return p;
}
