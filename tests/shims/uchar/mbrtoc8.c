/* SPDX-License-Identifier: MIT */
#include "utf8.h"

size_t mbrtoc8(unsigned char *, const char *, size_t, mbstate_t *);

static void vectors(void)
{
	static const struct {
		const char *s;
		size_t n, r;
	} bad[] = {
		{ "\x80", 1, -1 }, { "\xff", 1, -1 }, { "\xc0\x80", 2, -1 }, { "\xc1\xbf", 2, -1 }, { "\xe0\x80\x80", 3, -1 },
		{ "\xe0\x9f\xbf", 3, -1 }, { "\xed\xa0\x80", 3, -1 }, { "\xed\xbf\xbf", 3, -1 }, { "\xf0\x8f\xbf\xbf", 4, -1 },
#ifndef T_NATIVE	/* glibc takes it, and stores nothing */
		{ "\xf4\x90\x80\x80", 4, -1 }, { "\xf8\x88\x80\x80\x80", 5, -1 },
#endif
		{ "\xc3" "A", 2, -1 }, { "\xe2\x82" "A", 3, -1 }, { "\xf0\x9f\x98" "A", 4, -1 },
		{ "\xc3", 1, -2 }, { "\xe2\x82", 2, -2 }, { "\xf0\x9f\x98", 3, -2 }, { "", 0, -2 },
	};

	for (unsigned i = 0; i < sizeof bad / sizeof *bad; i++) {
		mbstate_t st = { 0 };
		unsigned char c = '#';

		errno = 0;
		if (mbrtoc8(&c, bad[i].s, bad[i].n, &st) != bad[i].r || c != '#' || errno != (bad[i].r == (size_t)-1 ? EILSEQ : 0))
			t_error("bad %u: unit %02x, errno %d", i, c, errno);
	}
}

static void states(void)
{
	static const char smile[] = "\xf0\x9f\x98\x80";
	unsigned char c = '#';
	mbstate_t st = { 0 };

	/* what is left comes whatever there is to read, and counts when nobody wants it */
	T_INT(mbrtoc8(NULL, smile, 4, &st), 4);
	T_TRUE(!mbsinit(&st));
	T_INT(mbrtoc8(NULL, "\xff", 1, &st), -3);
	T_INT(mbrtoc8(&c, "", 0, &st), -3);
	T_INT(c, 0x98);
	T_TRUE(!mbsinit(&st));
	T_INT(mbrtoc8(&c, NULL, 9, &st), -3);
	T_INT(c, 0x80);
	T_TRUE(mbsinit(&st));
	/* without a string: mbrtoc8(NULL, "", 1, ps) */
	T_INT(mbrtoc8(&c, NULL, 9, &st), 0);
	T_INT(c, 0x80);
	T_INT(mbrtoc8(&c, "\xc3", 1, &st), -2);
	T_ERR(mbrtoc8(&c, NULL, 0, &st), -1, EILSEQ);
	memset(&st, 0, sizeof st);
	T_INT(mbrtoc8(&c, "\0z", 2, &st), 0);
	T_INT(c, 0);

	/* what mbrtowc() began */
	T_INT(mbrtowc(NULL, "\xe2\x82", 2, &st), -2);
	T_INT(mbrtoc8(&c, "\xac", 1, &st), 1);
	T_INT(c, 0xe2);
	T_INT(mbrtoc8(&c, "", 1, &st), -3);
	T_INT(mbrtoc8(&c, "", 1, &st), -3);
	T_INT(c, 0xac);
	T_TRUE(mbsinit(&st));

	/* a state of its own */
	T_INT(mbrtoc8(&c, "\xc3", 1, NULL), -2);
	T_INT(mbrtowc(NULL, "a", 1, NULL), 1);
	T_INT(mbrlen("b", 1, NULL), 1);
	T_INT(wcrtomb((char[MB_LEN_MAX]){ 0 }, L'c', NULL), 1);
	T_INT(mbrtoc8(&c, "\xa9z", 2, NULL), 1);
	T_INT(c, 0xc3);
	T_INT(mbrtoc8(&c, "y", 1, &st), 1);
	T_INT(mbrtoc8(&c, "z", 1, NULL), -3);
	T_INT(c, 0xa9);
	T_INT(mbrtoc8(&c, "z", 1, NULL), 1);
}

static void characters(void)
{
	mbstate_t st = { 0 };

	for (unsigned c = 1; c < 0x110000; c = next(c)) {
		unsigned char u[4], g[4];
		int n = utf8(u, c), ok;

		errno = 7;
		ok = mbrtoc8(g, (char *)u, n, &st) == (size_t)n;
		for (int i = 1; i < n; i++)
			ok &= mbrtoc8(g + i, "", 1, &st) == (size_t)-3;
		if (!ok || memcmp(g, u, n) || !mbsinit(&st) || errno != 7) {
			t_error("U+%04X is wrong", c);
			memset(&st, 0, sizeof st);
		}
	}
}

/* s in pieces, side by side with mbrtowc(), until the first error */
static void pieces(const char *charset, const char *s, size_t n)
{
	mbstate_t st = { 0 }, wide = { 0 };
	size_t r, want;

	for (size_t i = 0; i < n; i += r == (size_t)-2 || !r ? 1 : r) {
		size_t piece = 1 + rnd(5);
		unsigned char c = '#', u[4];
		wchar_t w = 0;
		int units, e;

		if (piece > n - i)
			piece = n - i;
		errno = 0;
		want = mbrtowc(&w, s + i, piece, &wide);
		if (want != (size_t)-1 && want != (size_t)-2 && (unsigned)w > 0x10ffff) {
#ifdef T_NATIVE
			return;
#else
			want = -1, errno = EILSEQ;
#endif
		}
		if (!want && w)
			want = -3;	/* no bytes: the second of two characters */
		e = errno;
		errno = 0;
		r = mbrtoc8(&c, s + i, piece, &st);
		if (r != want || errno != e) {
			t_error("%s, byte %zu of piece %zu: %zd errno %d, want %zd errno %d", charset, i, piece, (ssize_t)r, errno,
				(ssize_t)want, e);
			return;
		}
		if (r == (size_t)-2)
			i += piece - 1;
		if (r == (size_t)-1 || r == (size_t)-2) {
			if (c != '#')
				t_error("%s: a unit %02x without a character", charset, c);
			if (r == (size_t)-1)
				return;
			continue;
		}
		units = utf8(u, w);
		for (int k = 0; k < units; k++) {
			if (k && (mbsinit(&st) || mbrtoc8(&c, s, rnd(3), &st) != (size_t)-3))
				t_error("%s: no unit %d of U+%04X", charset, k, w);
			if (c != u[k])
				t_error("%s: unit %d of U+%04X is %02x, want %02x", charset, k, w, c, u[k]);
		}
		if (!mbsinit(&st) != !mbsinit(&wide))
			t_error("%s: state after U+%04X", charset, w);
		if (r == (size_t)-3)
			return;		/* older glibcs give it again and again */
	}
}

static void randomly(const char *charset, int times)
{
	for (int k = 0; k < times; k++) {
		char s[24];
		size_t n = rnd(sizeof s) + 1, i = 0;

		while (i < n) {
			mbstate_t st = { 0 };
			char b[MB_LEN_MAX];
			wchar_t w = rnd(4) ? rnd(2) ? rnd(0x250) : rnd(0xd800) : 0x10000 + rnd(0x100000);
			size_t r = rnd(8) ? wcrtomb(b, w, &st) : (size_t)-1;

			if (r == (size_t)-1)
				r = 1, *b = (char)rnd(rnd(4) ? 256 : 128);
			if (r > n - i)
				r = n - i;
			memcpy(s + i, b, r);
			i += r;
		}
		pieces(charset, s, n);
	}
}

/* EUC-JISX0213 has multibyte characters that stand for two, as has BIG5-HKSCS, but not in the tables of glibc 2.17 */
static void two_in_one(void)
{
	static const unsigned char want[] = { 0xe3, 0x81, 0x8b, 0xe3, 0x82, 0x9a };
	mbstate_t st = { 0 };
	unsigned char c;

	for (int i = 0; i < 6; i++) {
		T_INT(mbrtoc8(&c, i ? "A" : "\xa4\xf7", i ? 1 : 2, &st), i ? -3 : 2);
		T_INT(c, want[i]);
	}
}

int main(void)
{
	static const char *const charsets[] = { "UTF-8", "ISO-8859-1", "GB18030", "EUC-JP", "BIG5-HKSCS", "EUC-JISX0213" };

	randomly("C", 2000);
	for (int c = 128; c < 256; c++)
		T_ERR(mbrtoc8(NULL, (char[]){ (char)c }, 1, &(mbstate_t){ 0 }), -1, EILSEQ);
	for (unsigned i = 0; i < sizeof charsets / sizeof *charsets; i++) {
		if (t_locale(charsets[i]))
			return t_skip("no localedef for locales with other charsets");
		if (!i) {
			vectors();
			states();
			characters();
		}
		randomly(charsets[i], 4000);
	}
	two_in_one();
	return t_status;
}
