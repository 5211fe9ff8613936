/* SPDX-License-Identifier: MIT */
/*
 * printf's %b and %B (glibc 2.35) and %w8d, %wf32u and their like (2.38), for programs that ask for them with
 * -lcompat_printf: this object registers what the running libc lacks. Then all functions of the family know
 * it, libc's own uses and shared libraries included; where nothing is registered nothing changes.
 */
#include <printf.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include "shim.h"

enum { WIDTHS = 8 };

static const struct {
	const wchar_t *modifier;
	int bytes;
} width[WIDTHS] = {
	{ L"w8", 1 }, { L"w16", 2 }, { L"w32", 4 }, { L"w64", 8 },
	{ L"wf8", sizeof(int_fast8_t) }, { L"wf16", sizeof(int_fast16_t) },
	{ L"wf32", sizeof(int_fast32_t) }, { L"wf64", sizeof(int_fast64_t) },
};
static int bit[WIDTHS];

/* What the argument is cut to. */
static int bytes(const struct printf_info *p)
{
	for (int i = 0; i < WIDTHS; i++)
		if (bit[i] && p->user & bit[i])
			return width[i].bytes;
	return p->is_char ? 1 : p->is_short ? 2 : p->is_long || p->is_long_double ? 8 : 4;
}

static uint64_t value(const struct printf_info *p, const void *arg)
{
	int n = bytes(p);
	uint64_t v;

	if (n == 8)
		memcpy(&v, arg, sizeof v);
	else
		v = *(const unsigned *)arg & (n == 4 ? 0xffffffff : n == 2 ? 0xffff : 0xff);
	return v;
}

/* Left to libc; but of %Ld it makes an int once there is anything that is registered. */
static int own(const struct printf_info *p)
{
	return !p->user && (!p->is_long_double || p->is_long);
}

static int arginfo(const struct printf_info *p, size_t n, int *type, int *size)
{
	if (p->spec != 'b' && p->spec != 'B' && own(p))
		return -1;
	if (n > 0) {
		*type = PA_INT | (bytes(p) == 8 ? PA_FLAG_LONG : 0);
		*size = bytes(p) == 8 ? sizeof(long) : sizeof(int);
	}
	return 1;
}

static int repeat(FILE *f, int c, int n)
{
	for (int i = 0; i < n; i++)
		if (fwide(f, 0) > 0 ? fputwc((wchar_t)c, f) == WEOF : putc(c, f) == EOF)
			return -1;
	return 0;
}

static int binary(FILE *f, const struct printf_info *p, const void *const *arg)
{
	uint64_t v = value(p, arg[0]);
	int digits = v ? 64 - __builtin_clzll(v) : p->prec ? 1 : 0, zeros = p->prec > digits ? p->prec - digits : 0;
	int prefix = p->alt && v ? 2 : 0, pad = p->width - prefix - zeros - digits;

	pad = pad < 0 ? 0 : pad;
	if (!p->left && p->pad == '0' && p->prec < 0) {
		zeros = pad;
		pad = 0;
	}
	if ((!p->left && repeat(f, ' ', pad)) ||
	    (prefix && (repeat(f, '0', 1) || repeat(f, (int)p->spec, 1))) || repeat(f, '0', zeros))
		return -1;
	for (int i = digits; i-- > 0;)
		if (repeat(f, '0' + (int)(v >> i & 1), 1))
			return -1;
	return p->left && repeat(f, ' ', pad) ? -1 : pad + prefix + zeros + digits;
}

/* By libc's own, with the argument as a long. */
static int number(FILE *f, const struct printf_info *p, const void *const *arg)
{
	wchar_t wide[16], *w = wide;
	char narrow[16];
	uint64_t v;
	int n;

	if (own(p))
		return -2;
	n = bytes(p);
	v = value(p, arg[0]);
	if (p->spec == 'd' || p->spec == 'i')
		v = n == 1 ? (uint64_t)(int8_t)v : n == 2 ? (uint64_t)(int16_t)v : n == 4 ? (uint64_t)(int32_t)v : v;
	*w++ = '%';
	if (p->alt)
		*w++ = '#';
	if (p->space)
		*w++ = ' ';
	if (p->left)
		*w++ = '-';
	if (p->showsign)
		*w++ = '+';
	if (p->group)
		*w++ = '\'';
	if (p->i18n)
		*w++ = 'I';
	if (p->pad == '0')
		*w++ = '0';
	wcscpy(w, L"*.*l");	/* a precision below 0 is none */
	w += 4;
	*w++ = p->spec;
	*w = 0;
	if (fwide(f, 0) > 0)
		return fwprintf(f, wide, p->width, p->prec, v);
	for (n = 0; (narrow[n] = (char)wide[n]); n++)
		;
	return fprintf(f, narrow, p->width, p->prec, v);
}

static int knows(const char *format, const char *want)
{
	char s[16];

	return snprintf(s, sizeof s, format, 5) > 0 && !strcmp(s, want);
}

/* Before the program's own constructors. A library that has this too finds it done. */
__attribute__((constructor(101))) static void begin(void)
{
	int w = knows("%w8d", "5");

	if (!w) {
		for (int i = 0; i < WIDTHS; i++)
			if ((bit[i] = register_printf_modifier(width[i].modifier)) < 0)
				bit[i] = 0;
		for (const char *s = "diouxX"; *s; s++)
			register_printf_specifier(*s, number, arginfo);
	}
	if (!w || !knows("%b", "101"))
		for (const char *s = "bB"; *s; s++)
			register_printf_specifier(*s, binary, arginfo);
}
