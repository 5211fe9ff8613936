/* SPDX-License-Identifier: MIT */
/* See exec.h. Without malloc, too, which that of glibc calls before 2.24 if there are many arguments. */
#include <stdarg.h>
#include <unistd.h>
#include "shim.h"

int execlp(const char *file, const char *arg, ...)
{
	size_t n = 1;
	va_list ap;

	va_start(ap, arg);
	while (n++, va_arg(ap, const char *));
	va_end(ap);

	char *argv[n];

	argv[0] = (char *)arg;
	va_start(ap, arg);
	for (size_t i = 1; i < n; i++)
		argv[i] = va_arg(ap, char *);
	va_end(ap);
	return execvp(file, argv);
}
