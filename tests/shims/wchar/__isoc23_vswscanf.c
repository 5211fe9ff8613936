/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdio/scanf.h"

int __isoc23_vswscanf(const wchar_t *restrict, const wchar_t *restrict, va_list);

static int scan(const wchar_t *restrict s, const wchar_t *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __isoc23_vswscanf(s, fmt, ap);
	va_end(ap);
	return r;
}

int main(void)
{
	differential(scan, NULL);
	return t_status;
}
