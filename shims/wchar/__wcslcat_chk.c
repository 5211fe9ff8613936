/* SPDX-License-Identifier: MIT */
/* glibc 2.38: wcslcat under _FORTIFY_SOURCE; room is what the compiler knows of dst, in characters. */
#include <wchar.h>

void __chk_fail(void) __attribute__((noreturn));
size_t __wcslcat_chk(wchar_t *restrict dst, const wchar_t *restrict src, size_t size, size_t room);

size_t __wcslcat_chk(wchar_t *restrict dst, const wchar_t *restrict src, size_t size, size_t room)
{
	size_t old, len = wcslen(src);

	if (room < size)
		__chk_fail();
	old = wcsnlen(dst, size);
	if (old < size) {
		size_t left = size - old, n = len < left ? len : left - 1;

		wmemcpy(dst + old, src, n);
		dst[old + n] = L'\0';
	}
	return old + len;
}
