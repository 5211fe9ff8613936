/* SPDX-License-Identifier: MIT */
/* glibc 2.38: fscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "stdio/scanf.h"

int __isoc23_fscanf(FILE *restrict f, const char *restrict fmt, ...);

int __isoc23_fscanf(FILE *restrict f, const char *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __compat_scanf(f, NULL, fmt, ap);
	va_end(ap);
	return r;
}
