/* SPDX-License-Identifier: MIT */
/* glibc 2.38: scanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "stdio/scanf.h"

int __isoc23_scanf(const char *restrict fmt, ...);

int __isoc23_scanf(const char *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __compat_scanf(stdin, NULL, fmt, ap);
	va_end(ap);
	return r;
}
