/* SPDX-License-Identifier: MIT */
/* glibc 2.38: strtol for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include "binary.h"

/* headers since 2.38 make the plain name this very function */
long old_strtol(const char *restrict s, char **restrict end, int base) __asm__("strtol");
long __isoc23_strtol(const char *restrict s, char **restrict end, int base);

long __isoc23_strtol(const char *restrict s, char **restrict end, int base)
{
	struct binary b = binary(s, base);

	if (!b.end)
		return old_strtol(s, end, base);
	if (end)
		*end = (char *)b.end;
	if (b.overflow || b.value > (unsigned long)LONG_MAX + b.negative) {
		errno = ERANGE;
		return b.negative ? LONG_MIN : LONG_MAX;
	}
	return (long)(b.negative ? -b.value : b.value);
}
