/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <stdio.h>
#include "shim.h"

/* C23's vfscanf on f, or its vsscanf on s where f is NULL. */
hidden int __compat_scanf(FILE *f, const char *s, const char *fmt, va_list ap);
