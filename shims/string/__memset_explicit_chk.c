/* SPDX-License-Identifier: MIT */
/* glibc 2.43: memset_explicit under _FORTIFY_SOURCE; room is what the compiler knows of p. */
#include "wipe.h"

void __chk_fail(void) __attribute__((noreturn));
void *__memset_explicit_chk(void *p, int c, size_t n, size_t room);

void *__memset_explicit_chk(void *p, int c, size_t n, size_t room)
{
	if (room < n)
		__chk_fail();
	return wipe(p, c, n);
}
