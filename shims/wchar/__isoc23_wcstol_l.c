/* SPDX-License-Identifier: MIT */
/* glibc 2.38: wcstol_l for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#define WIDE
#define LOCALE
#include "stdlib/binary.h"

/* headers since 2.38 make the plain name this very function; and it is the program's to define */
long old_wcstol_l(const wchar_t *restrict s, wchar_t **restrict end, int base, locale_t l)
	__asm__("__wcstol_l");
long __isoc23_wcstol_l(const wchar_t *restrict s, wchar_t **restrict end, int base, locale_t l);

long __isoc23_wcstol_l(const wchar_t *restrict s, wchar_t **restrict end, int base, locale_t l)
{
	struct binary b = binary(s, base, l);

	return b.end ? binary_signed(b, end) : old_wcstol_l(s, end, base, l);
}
