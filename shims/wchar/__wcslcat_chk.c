/* SPDX-License-Identifier: MIT */
/* glibc 2.38: wcslcat under _FORTIFY_SOURCE; room is what the compiler knows of dst, in characters. */
#include "wcsl.h"

void __chk_fail(void) __attribute__((noreturn));
size_t __wcslcat_chk(wchar_t *restrict dst, const wchar_t *restrict src, size_t size, size_t room);

size_t __wcslcat_chk(wchar_t *restrict dst, const wchar_t *restrict src, size_t size, size_t room)
{
	if (room < size)
		__chk_fail();
	return append_bounded(dst, src, size);
}
