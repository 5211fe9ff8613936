/* SPDX-License-Identifier: MIT */
/* glibc 2.38: vswscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "wchar/wscanf.h"

int __isoc23_vswscanf(const wchar_t *restrict s, const wchar_t *restrict fmt, va_list ap);

int __isoc23_vswscanf(const wchar_t *restrict s, const wchar_t *restrict fmt, va_list ap)
{
	return __compat_wscanf(NULL, s, fmt, ap);
}
