/* SPDX-License-Identifier: MIT */
/* glibc 2.38: vfwscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "wchar/wscanf.h"

int __isoc23_vfwscanf(FILE *restrict f, const wchar_t *restrict fmt, va_list ap);

int __isoc23_vfwscanf(FILE *restrict f, const wchar_t *restrict fmt, va_list ap)
{
	return __compat_wscanf(f, NULL, fmt, ap);
}
