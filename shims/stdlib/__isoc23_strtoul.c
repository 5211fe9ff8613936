/* SPDX-License-Identifier: MIT */
/* glibc 2.38: strtoul for programs compiled as C23 or with _GNU_SOURCE: base 0 and 2 take 0b. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include "binary.h"

/* headers since 2.38 make the plain name this very function */
unsigned long old_strtoul(const char *restrict s, char **restrict end, int base) __asm__("strtoul");
unsigned long __isoc23_strtoul(const char *restrict s, char **restrict end, int base);

unsigned long __isoc23_strtoul(const char *restrict s, char **restrict end, int base)
{
	struct binary b = binary(s, base);

	if (!b.end)
		return old_strtoul(s, end, base);
	if (end)
		*end = (char *)b.end;
	if (b.overflow) {
		errno = ERANGE;
		return ULONG_MAX;
	}
	return b.negative ? -b.value : b.value;
}
