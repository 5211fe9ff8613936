/* SPDX-License-Identifier: MIT */
#include "utf8.h"

size_t c8rtomb(char *, unsigned char, mbstate_t *);

/* whether a character starts with these n units, by encoding: the lowest and the highest that they allow */
static int prefix(const unsigned char *p, int n)
{
	static const unsigned from[] = { 0, 0x80, 0x800, 0x10000, 0x110000 };
	int len = *p < 0x80 ? 1 : *p < 0xc0 ? 0 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : *p < 0xf8 ? 4 : 0;
	unsigned lo = *p % (len == 1 ? 128 : len == 2 ? 32 : len == 3 ? 16 : 8), hi = lo;

	for (int i = 1; i < len; i++) {
		if (i < n && (p[i] < 0x80 || p[i] > 0xbf))
			return 0;
		lo = lo * 64 + (i < n ? p[i] % 64 : 0);
		hi = hi * 64 + (i < n ? p[i] % 64 : 63);
	}
	if (len == 0 || n > len)
		return 0;
	lo = lo < from[len - 1] ? from[len - 1] : lo;
	hi = hi < from[len] ? hi : from[len] - 1;
	return lo <= hi && !(lo >= 0xd800 && hi <= 0xdfff) ? len : 0;
}

/* units one by one until one is refused; what comes out at the end of a character is wcrtomb()'s */
static void feed(const char *charset, const unsigned char *s, int n)
{
	mbstate_t st = { 0 }, wide = { 0 };
	int start = 0;

	for (int i = 0; i < n; i++) {
		int len = prefix(s + start, i - start + 1), e = 0;
		char b[MB_LEN_MAX + 1], want[MB_LEN_MAX + 1];
		size_t r, w = 0;

		memset(b, '#', sizeof b);
		memset(want, '#', sizeof want);
		if (!len) {
			w = -1, e = EILSEQ;
		} else if (i - start + 1 == len) {
			unsigned c = s[start] & (len == 1 ? 0x7f : 0xff >> (len + 1));

			for (int k = 1; k < len; k++)
				c = c << 6 | (s[start + k] & 0x3f);
			errno = 0;
			w = wcrtomb(want, c, &wide);
			e = errno;
			start = i + 1;
		}
		errno = 0;
		r = c8rtomb(b, s[i], &st);
		if (r != w || errno != e || memcmp(b, want, sizeof b)) {
			t_error("%s, %02x %02x %02x %02x: unit %d of %d: %zd errno %d, want %zd errno %d", charset, *s, s[1], s[2], s[3],
				i, n, (ssize_t)r, errno, (ssize_t)w, e);
			return;
		}
		if (w == (size_t)-1)
			return;
		if (start == i + 1 ? !mbsinit(&st) != !mbsinit(&wide) : mbsinit(&st))
			t_error("%s: state after %02x", charset, s[i]);
	}
}

static void randomly(const char *charset, int times)
{
	unsigned char s[24];

	for (int a = 0; a < 256; a++)
		for (int b = 0; b < 256; b++)
			feed(charset, (unsigned char[]){ (unsigned char)a, (unsigned char)b, 0x80 + rnd(64), 0x80 + rnd(64) }, 4);
	for (int k = 0; k < times; k++) {
		int n = 0;

		while (n < 20)
			if (rnd(30))
				n += utf8(s + n, rnd(3) ? rnd(3) ? rnd(0x250) : rnd(0x10000) : 0x10000 + rnd(0x100000));
			else
				s[n++] = (unsigned char)rnd(256);
		feed(charset, s, n);
	}
}

static void states(void)
{
	char b[MB_LEN_MAX];
	mbstate_t st = { 0 };

	/* without a place: c8rtomb(buffer, 0, ps) */
	T_INT(c8rtomb(NULL, 0xe2, &st), 1);
	T_TRUE(mbsinit(&st));
	T_INT(c8rtomb(b, 0xe2, &st), 0);
	T_ERR(c8rtomb(NULL, 0x82, &st), -1, EILSEQ);
	T_ERR(c8rtomb(b, 0, &st), -1, EILSEQ);
	/* a unit that is refused changes nothing */
	T_ERR(c8rtomb(b, 'A', &st), -1, EILSEQ);
	T_INT(c8rtomb(b, 0x82, &st), 0);
	T_ERR(c8rtomb(b, 0xff, &st), -1, EILSEQ);
	T_INT(c8rtomb(b, 0xac, &st), 3);
	T_TRUE(!memcmp(b, "\xe2\x82\xac", 3));
	T_TRUE(mbsinit(&st));

	/* a state of its own */
	T_INT(c8rtomb(b, 0xc3, NULL), 0);
	T_INT(wcrtomb(b, L'a', NULL), 1);
	T_INT(mbrtowc(NULL, "b", 1, NULL), 1);
	T_INT(c8rtomb(b, 'z', &st), 1);
	T_INT(c8rtomb(b, 0xa9, NULL), 2);
	T_TRUE(!memcmp(b, "\xc3\xa9", 2));
}

static void characters(void)
{
	for (unsigned c = 0; c < 0x110000; c = next(c)) {
		unsigned char u[4];

		feed("UTF-8", u, utf8(u, c));
	}
}

int main(void)
{
	static const char *const charsets[] = { "UTF-8", "ISO-8859-1", "GB18030", "EUC-JP", "BIG5-HKSCS" };

	randomly("C", 1000);
	for (unsigned i = 0; i < sizeof charsets / sizeof *charsets; i++) {
		if (t_locale(charsets[i]))
			return t_skip("no localedef for locales with other charsets");
		if (!i) {
			states();
			characters();
		}
		randomly(charsets[i], 2000);
	}
	return t_status;
}
