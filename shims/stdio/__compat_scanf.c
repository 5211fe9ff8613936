/* SPDX-License-Identifier: MIT */
#include <string.h>
#include "stdio/scanf.h"
#include "stdlib/space.h"

#define CHAR char
#define UCHAR unsigned char
#define T(literal) literal
#define old_fscanf __isoc99_fscanf
#define old_sscanf __isoc99_sscanf
#define old_vfscanf __isoc99_vfscanf
#define old_vsscanf __isoc99_vsscanf
#define get getc
#define unget ungetc
#define is_space compat_isspace
#define text_length strlen
#define find strchr
#define copy memcpy
#define is_oriented(f) true	/* it reads the bytes all the same */
#define is_empty(f) ((f)->_IO_read_ptr >= (f)->_IO_read_end)

int __isoc99_fscanf(FILE *f, const char *fmt, ...);
int __isoc99_sscanf(const char *s, const char *fmt, ...);
int __isoc99_vfscanf(FILE *f, const char *fmt, va_list ap);
int __isoc99_vsscanf(const char *s, const char *fmt, va_list ap);
int __isoc23_vfscanf(FILE *f, const char *fmt, va_list ap);
int __isoc23_vsscanf(const char *s, const char *fmt, va_list ap);

static int native(FILE *f, const char *s, const char *fmt, va_list ap, int *r)
{
	__typeof__(&__isoc23_vfscanf) of_file = f ? NATIVE(__isoc23_vfscanf) : NULL;
	__typeof__(&__isoc23_vsscanf) of_string = f ? NULL : NATIVE(__isoc23_vsscanf);

	if (of_file)
		*r = of_file(f, fmt, ap);
	else if (of_string)
		*r = of_string(s, fmt, ap);
	return of_file || of_string;
}

#include "stdio/scan.h"

int __compat_scanf(FILE *f, const char *s, const char *fmt, va_list ap)
{
	return compat_scanf(f, s, fmt, ap);
}
