/* SPDX-License-Identifier: MIT */
/* glibc 2.25: clears memory that dies next; the barrier is what keeps the stores. */
#include <string.h>

void explicit_bzero(void *p, size_t n)
{
	memset(p, 0, n);
	__asm__ volatile("" : : "r"(p) : "memory");
}
