/* SPDX-License-Identifier: MIT */
/* glibc 2.38: vsscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "stdio/scanf.h"

int __isoc23_vsscanf(const char *restrict s, const char *restrict fmt, va_list ap);

int __isoc23_vsscanf(const char *restrict s, const char *restrict fmt, va_list ap)
{
	return __compat_scanf(NULL, s, fmt, ap);
}
