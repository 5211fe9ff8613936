/* SPDX-License-Identifier: MIT */
/*
 * glibc 2.36, C23. The units seen so far stand in the value of the state, the first one lowest,
 * their number in its top byte, as in glibc. Ill-formed UTF-8 is refused at the first unit that cannot go on.
 */
#include <limits.h>
#include <uchar.h>
#include <wchar.h>
#include "utf8.h"

size_t c8rtomb(char *restrict s, unsigned char c8, mbstate_t *restrict ps);

static int leads(unsigned c)
{
	return c >= 0xc2 && c <= 0xf4;
}

/* no longer forms, no surrogates, nothing above U+10FFFF */
static int second(unsigned first, unsigned c)
{
	return c >= (first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80)
		&& c <= (first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf);
}

size_t c8rtomb(char *restrict s, unsigned char c8, mbstate_t *restrict ps)
{
	static mbstate_t own;
	char unused[MB_LEN_MAX];
	unsigned units = 0, n = 0, first, more, w;

	if (!ps)
		ps = &own;
	if (!s)
		s = unused, c8 = 0;
	if (ps->__count & PENDING) {
		units = ps->__value.__wch;
		n = units >> 24;
	} else if (c8 < 0x80) {
		return wcrtomb(s, c8, ps);
	}
	if (n == 0 ? !leads(c8) : n == 1 ? !second(units & 0xff, c8) : (c8 & 0xc0) != 0x80) {
		errno = EILSEQ;
		return (size_t)-1;
	}
	first = n ? units & 0xff : c8;
	more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
	if (n < more) {
		ps->__value.__wch = (units & 0xffffff) | (unsigned)c8 << 8 * n | (n + 1) << 24;
		ps->__count |= PENDING;
		return 0;
	}
	w = first & (0x3fu >> more);
	for (unsigned i = 1; i < more; i++)
		w = w << 6 | (units >> 8 * i & 0x3f);
	ps->__value.__wch = 0;
	ps->__count &= ~PENDING;
	return wcrtomb(s, (wchar_t)(w << 6 | (c8 & 0x3f)), ps);
}
