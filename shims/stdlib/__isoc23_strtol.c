/* SPDX-License-Identifier: MIT */
/* glibc 2.38: strtol for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#include "stdlib/binary.h"

/* headers since 2.38 make the plain name this very function */
long old_strtol(const char *restrict s, char **restrict end, int base) __asm__("strtol");
long __isoc23_strtol(const char *restrict s, char **restrict end, int base);

long __isoc23_strtol(const char *restrict s, char **restrict end, int base)
{
	struct binary b = binary(s, base, NULL);

	return b.end ? binary_signed(b, end) : old_strtol(s, end, base);
}
