/* SPDX-License-Identifier: MIT */
/* glibc 2.43, C23: the lowest bit of the address, 0 for a null pointer. */
#include <stdint.h>
#include <stdlib.h>

size_t memalignment(const void *p);

size_t memalignment(const void *p)
{
	return (uintptr_t)p & -(uintptr_t)p;
}
