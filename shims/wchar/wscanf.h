/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include <wchar.h>
#include "shim.h"

/* C23's vfwscanf on f, or its vswscanf on s where f is NULL. */
hidden int __compat_wscanf(FILE *f, const wchar_t *s, const wchar_t *fmt, va_list ap);
