/* SPDX-License-Identifier: MIT */
/*
 * The test of those that take a va_list; the function is SCAN. OF_STRING: it reads a string; OF_STDIN: standard
 * input; else a stream that it is given.
 */
#include "scanf.h"

#ifdef OF_STRING
int SCAN(const text *restrict, const text *restrict, va_list);
#define IN const text
#define CALL(in, fmt, ap) SCAN(in, fmt, ap)
#elif defined OF_STDIN
int SCAN(const text *restrict, va_list);
#define IN FILE
#define CALL(in, fmt, ap) (stdin = (in), SCAN(fmt, ap))
#else
int SCAN(FILE *restrict, const text *restrict, va_list);
#define IN FILE
#define CALL(in, fmt, ap) SCAN(in, fmt, ap)
#endif

static int scan(IN *restrict in, const text *restrict fmt, ...)
{
	FILE *saved = stdin;
	va_list ap;
	int r;

	va_start(ap, fmt);
	r = CALL(in, fmt, ap);
	va_end(ap);
	stdin = saved;
	return r;
}

int main(void)
{
#ifdef OF_STRING
	differential(scan, NULL);
#else
	differential(NULL, scan);
#endif
	return t_status;
}
