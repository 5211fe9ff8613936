/* SPDX-License-Identifier: MIT */
/* What the tests of mbrtoc8 and c8rtomb share. The oracle for what a charset means is mbrtowc() and wcrtomb(). */
#include "charset.h"
#include "test.h"
#include <limits.h>
#include <uchar.h>
#include <wchar.h>

static unsigned seed = 1;

static unsigned rnd(unsigned n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

/* units of a character, as Unicode's table has them */
static int utf8(unsigned char u[4], unsigned c)
{
	if (c < 0x80)
		return u[0] = (unsigned char)c, 1;
	u[1] = 0x80 + c % 64;
	if (c < 0x800)
		return u[0] = (unsigned char)(192 + c / 64), 2;
	u[2] = u[1], u[1] = 0x80 + c / 64 % 64;
	if (c < 0x10000)
		return u[0] = (unsigned char)(224 + c / 4096), 3;
	u[3] = u[2], u[2] = u[1], u[1] = 0x80 + c / 4096 % 64;
	return u[0] = (unsigned char)(240 + c / 262144), 4;
}

/* every character where it matters, else every 13th */
static unsigned next(unsigned c)
{
	static const unsigned to[] = { 0x900, 0xd7f0, 0xe010, 0xfff0, 0x10010, 0x10fff0, 0x110000 };

	if (c == 0xd7ff)
		return 0xe000;
	for (unsigned i = 0; ; i++)
		if (c < to[i])
			return i % 2 && c + 13 < to[i] ? c + 13 : c + 1;
}
