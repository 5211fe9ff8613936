/* SPDX-License-Identifier: MIT */
/* glibc 2.38: vscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "stdio/scanf.h"

int __isoc23_vscanf(const char *restrict fmt, va_list ap);

int __isoc23_vscanf(const char *restrict fmt, va_list ap)
{
	return __compat_scanf(stdin, NULL, fmt, ap);
}
