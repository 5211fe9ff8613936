/* SPDX-License-Identifier: MIT */
/* glibc 2.43: memset_explicit under _FORTIFY_SOURCE; room is what the compiler knows of p. */
#include <string.h>

void __chk_fail(void) __attribute__((noreturn));
void *memset_explicit(void *p, int c, size_t n);
void *__memset_explicit_chk(void *p, int c, size_t n, size_t room);

void *__memset_explicit_chk(void *p, int c, size_t n, size_t room)
{
	if (room < n)
		__chk_fail();
	return memset_explicit(p, c, n);
}
