/* SPDX-License-Identifier: MIT */
/* glibc 2.25: explicit_bzero under _FORTIFY_SOURCE; room is what the compiler knows of p. */
#include "wipe.h"

void __chk_fail(void) __attribute__((noreturn));
void __explicit_bzero_chk(void *p, size_t n, size_t room);

void __explicit_bzero_chk(void *p, size_t n, size_t room)
{
	if (room < n)
		__chk_fail();
	wipe(p, 0, n);
}
