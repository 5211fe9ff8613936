/* SPDX-License-Identifier: MIT */
#include <wctype.h>
#include "wchar/wscanf.h"

#define CHAR wchar_t
#define UCHAR wint_t
#define WIDE_LITERAL(literal) L##literal
#define T(literal) WIDE_LITERAL(literal)
#define old_fscanf __isoc99_fwscanf
#define old_sscanf __isoc99_swscanf
#define old_vfscanf __isoc99_vfwscanf
#define old_vsscanf __isoc99_vswscanf
#define get getwc
#define unget(c, f) ungetwc((wint_t)(c), f)
#define is_space(c) iswspace((wint_t)(c))
#define text_length wcslen
#define find wcschr
#define copy wmemcpy
#define is_oriented(f) (fwide(f, 1) > 0)

int __isoc99_fwscanf(FILE *f, const wchar_t *fmt, ...);
int __isoc99_swscanf(const wchar_t *s, const wchar_t *fmt, ...);
int __isoc99_vfwscanf(FILE *f, const wchar_t *fmt, va_list ap);
int __isoc99_vswscanf(const wchar_t *s, const wchar_t *fmt, va_list ap);
int __isoc23_vfwscanf(FILE *f, const wchar_t *fmt, va_list ap);
int __isoc23_vswscanf(const wchar_t *s, const wchar_t *fmt, va_list ap);

static int native(FILE *f, const wchar_t *s, const wchar_t *fmt, va_list ap, int *r)
{
	__typeof__(&__isoc23_vfwscanf) of_file = f ? NATIVE(__isoc23_vfwscanf) : NULL;
	__typeof__(&__isoc23_vswscanf) of_string = f ? NULL : NATIVE(__isoc23_vswscanf);

	if (of_file)
		*r = of_file(f, fmt, ap);
	else if (of_string)
		*r = of_string(s, fmt, ap);
	return of_file || of_string;
}

/*
 * Headers do not show it any more, but where this is asked, which is before 2.38, what f->_wide_data
 * points to begins so.
 */
struct wide {
	wchar_t *read_ptr, *read_end;
};

static int is_empty(FILE *f)
{
	const struct wide *w = (const struct wide *)f->_wide_data;

	return f->_IO_read_ptr >= f->_IO_read_end && (!w || w->read_ptr >= w->read_end);
}

#include "stdio/scan.h"

int __compat_wscanf(FILE *f, const wchar_t *s, const wchar_t *fmt, va_list ap)
{
	return compat_scanf(f, s, fmt, ap);
}
