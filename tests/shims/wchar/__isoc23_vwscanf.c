/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdio/scanf.h"

int __isoc23_vwscanf(const wchar_t *restrict, va_list);

static int scan(FILE *restrict f, const wchar_t *restrict fmt, ...)
{
	FILE *saved = stdin;
	va_list ap;
	int r;

	stdin = f;
	va_start(ap, fmt);
	r = __isoc23_vwscanf(fmt, ap);
	va_end(ap);
	stdin = saved;
	return r;
}

int main(void)
{
	differential(NULL, scan);
	return t_status;
}
