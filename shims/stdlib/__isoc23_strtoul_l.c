/* SPDX-License-Identifier: MIT */
/* glibc 2.38: strtoul_l for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#define LOCALE
#include "stdlib/binary.h"

/* headers since 2.38 make the plain name this very function; and it is the program's to define */
unsigned long old_strtoul_l(const char *restrict s, char **restrict end, int base, locale_t l)
	__asm__("__strtoul_l");
unsigned long __isoc23_strtoul_l(const char *restrict s, char **restrict end, int base, locale_t l);

unsigned long __isoc23_strtoul_l(const char *restrict s, char **restrict end, int base, locale_t l)
{
	struct binary b = binary(s, base, l);

	return b.end ? binary_unsigned(b, end) : old_strtoul_l(s, end, base, l);
}
