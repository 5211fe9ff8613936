/* SPDX-License-Identifier: MIT */
#include "scanf.h"

int __isoc23_vsscanf(const char *restrict, const char *restrict, va_list);

static int scan(const char *restrict s, const char *restrict fmt, ...)
{
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = __isoc23_vsscanf(s, fmt, ap);
	va_end(ap);
	return r;
}

int main(void)
{
	differential(scan, NULL);
	return t_status;
}
