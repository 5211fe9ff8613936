/* SPDX-License-Identifier: MIT */
/* glibc 2.38: fwscanf for programs compiled as C23 or with _GNU_SOURCE. */
#include "wchar/wscanf.h"

int __isoc23_fwscanf(FILE *restrict f, const wchar_t *restrict fmt, ...);

int __isoc23_fwscanf(FILE *restrict f, const wchar_t *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __compat_wscanf(f, NULL, fmt, ap);
	va_end(ap);
	return r;
}
