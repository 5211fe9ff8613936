/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdio/scanf.h"

int __isoc23_vfwscanf(FILE *restrict, const wchar_t *restrict, va_list);

static int scan(FILE *restrict f, const wchar_t *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __isoc23_vfwscanf(f, fmt, ap);
	va_end(ap);
	return r;
}

int main(void)
{
	differential(NULL, scan);
	return t_status;
}
