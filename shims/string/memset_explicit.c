/* SPDX-License-Identifier: MIT */
/* glibc 2.43, C23: sets memory that dies next; the barrier is what keeps the stores. */
#include <string.h>

void *memset_explicit(void *p, int c, size_t n);

void *memset_explicit(void *p, int c, size_t n)
{
	memset(p, c, n);
	__asm__ volatile("" : : "r"(p) : "memory");
	return p;
}
