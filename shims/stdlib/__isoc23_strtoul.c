/* SPDX-License-Identifier: MIT */
/* glibc 2.38: strtoul for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#include "stdlib/binary.h"

/* headers since 2.38 make the plain name this very function */
unsigned long old_strtoul(const char *restrict s, char **restrict end, int base) __asm__("strtoul");
unsigned long __isoc23_strtoul(const char *restrict s, char **restrict end, int base);

unsigned long __isoc23_strtoul(const char *restrict s, char **restrict end, int base)
{
	struct binary b = binary(s, base, NULL);

	return b.end ? binary_unsigned(b, end) : old_strtoul(s, end, base);
}
