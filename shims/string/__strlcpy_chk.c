/* SPDX-License-Identifier: MIT */
/* glibc 2.38: strlcpy under _FORTIFY_SOURCE; room is what the compiler knows of dst. */
#include "strl.h"

void __chk_fail(void) __attribute__((noreturn));
size_t __strlcpy_chk(char *restrict dst, const char *restrict src, size_t size, size_t room);

size_t __strlcpy_chk(char *restrict dst, const char *restrict src, size_t size, size_t room)
{
	if (room < size)
		__chk_fail();
	return copy_bounded(dst, src, size);
}
