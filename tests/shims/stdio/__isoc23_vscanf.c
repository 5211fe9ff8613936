/* SPDX-License-Identifier: MIT */
#include "scanf.h"

int __isoc23_vscanf(const char *restrict, va_list);

static int scan(FILE *restrict f, const char *restrict fmt, ...)
{
	FILE *saved = stdin;
	va_list ap;
	int r;

	stdin = f;
	va_start(ap, fmt);
	r = __isoc23_vscanf(fmt, ap);
	va_end(ap);
	stdin = saved;
	return r;
}

int main(void)
{
	differential(NULL, scan);
	return t_status;
}
