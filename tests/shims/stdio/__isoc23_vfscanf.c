/* SPDX-License-Identifier: MIT */
#include "scanf.h"

int __isoc23_vfscanf(FILE *restrict, const char *restrict, va_list);

static int scan(FILE *restrict f, const char *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __isoc23_vfscanf(f, fmt, ap);
	va_end(ap);
	return r;
}

int main(void)
{
	differential(NULL, scan);
	return t_status;
}
