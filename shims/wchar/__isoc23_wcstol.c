/* SPDX-License-Identifier: MIT */
/* glibc 2.38: wcstol for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#define WIDE
#include "stdlib/binary.h"

/* headers since 2.38 make the plain name this very function */
long old_wcstol(const wchar_t *restrict s, wchar_t **restrict end, int base) __asm__("wcstol");
long __isoc23_wcstol(const wchar_t *restrict s, wchar_t **restrict end, int base);

long __isoc23_wcstol(const wchar_t *restrict s, wchar_t **restrict end, int base)
{
	struct binary b = binary(s, base, NULL);

	return b.end ? binary_signed(b, end) : old_wcstol(s, end, base);
}
