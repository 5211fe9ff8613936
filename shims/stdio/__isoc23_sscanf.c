/* SPDX-License-Identifier: MIT */
/* glibc 2.38: sscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "stdio/scanf.h"

int __isoc23_sscanf(const char *restrict s, const char *restrict fmt, ...);

int __isoc23_sscanf(const char *restrict s, const char *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __compat_scanf(NULL, s, fmt, ap);
	va_end(ap);
	return r;
}
