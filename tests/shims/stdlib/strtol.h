/* SPDX-License-Identifier: MIT */
/* What C23 says of strtol and strtoul, compared with a function on generated input; with WIDE, of wide text. */
#include "test.h"
#include "charset.h"
#include <limits.h>
#include <locale.h>
#include "text.h"

typedef long to_long(const text *restrict, text **restrict, int);
typedef unsigned long to_ulong(const text *restrict, text **restrict, int);
typedef long to_long_l(const text *restrict, text **restrict, int, locale_t);
typedef unsigned long to_ulong_l(const text *restrict, text **restrict, int, locale_t);

struct answer {
	unsigned long value;
	int err;
	const char *end;
};

static int digit(int c)
{
	const char *all = "0123456789abcdefghijklmnopqrstuvwxyz", *p;

	p = c ? strchr(all, c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) : NULL;
	return p ? (int)(p - all) : 99;
}

static struct answer model(const char *s, int base, int is_signed)
{
	struct answer a = { 0, 0, s };
	unsigned __int128 v = 0, most;
	int neg = 0, prefix = 0;

	while (*s && strchr(" \t\n\v\f\r", *s))
		s++;
	if (*s == '-' || *s == '+')
		neg = *s++ == '-';
	if (s[0] == '0' && (s[1] == 'x' || s[1] == 'X') && (base == 0 || base == 16) && digit(s[2]) < 16)
		prefix = base = 16;
	else if (s[0] == '0' && (s[1] == 'b' || s[1] == 'B') && (base == 0 || base == 2) && digit(s[2]) < 2)
		prefix = base = 2;
	else if (base == 0)
		base = *s == '0' ? 8 : 10;
	if (prefix)
		s += 2;
	if (digit(*s) >= base)
		return a;
	for (; digit(*s) < base; s++) {
		v = v * (unsigned)base + (unsigned)digit(*s);
		if (v >> 64)
			v = (unsigned __int128)1 << 64;
	}
	a.end = s;
	most = is_signed ? (unsigned __int128)LONG_MAX + (unsigned)neg : ULONG_MAX;
	if (v > most) {
		a.err = ERANGE;
		a.value = is_signed ? (unsigned long)most : ULONG_MAX;
	} else {
		a.value = neg ? -(unsigned long)v : (unsigned long)v;
	}
	return a;
}

static void compare(const char *name, to_long *f, to_ulong *uf, const char *s, int base)
{
	struct answer want = model(s, base, f != NULL);
	text t[strlen(s) + 1], *stop = NULL;
	const char *end;
	unsigned long got, again;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++)
		t[i] = (text)(unsigned char)s[i];
	errno = 0;
	got = f ? (unsigned long)f(t, &stop, base) : uf(t, &stop, base);
	end = s + (stop - t);
	/* without a conversion EINVAL is allowed, but not what glibc does */
	if (got != want.value || errno != want.err || end != want.end)
		t_error("%s(\"%s\", &end, %d) = %lx, end %+d, errno %d, want %lx, end %+d, errno %d", name,
			s, base, got, (int)(end - s), errno, want.value, (int)(want.end - s), want.err);
	errno = 99;
	again = f ? (unsigned long)f(t, NULL, base) : uf(t, NULL, base);
	if (again != got || errno != (want.err ? want.err : 99))
		t_error("%s(\"%s\", NULL, %d) = %lx errno %d", name, s, base, again, errno);
}

/* the C locale, for functions that are given one */
static locale_t in __attribute__((unused));

static inline void locales(const char *name, to_long_l *f, to_ulong_l *uf)
{
	text *end, em[] = {
#ifdef WIDE
		0x2003,
#endif
		' ', '-', '0', 'B', '1', '1', 0
	};
	locale_t l;

	if (t_locale("UTF-8")) {
		t_error("no localedef for a locale of UTF-8");
		return;
	}
	setlocale(LC_CTYPE, "C");
	l = newlocale(LC_CTYPE_MASK, "UTF-8", NULL);
	if (!l) {
		t_error("no locale of UTF-8");
		return;
	}
	long got = f ? f(em, &end, 0, l) : (long)uf(em, &end, 0, l);
	if (got != -3 || *end)
		t_error("%s in UTF-8 = %ld, end %d", name, got, (int)(end - em));
	got = f ? f(em, &end, 0, in) : (long)uf(em, &end, 0, in);
	if (got != (sizeof(text) == 1 ? -3 : 0) || end != em + (sizeof(text) == 1) * 6)
		t_error("%s in C = %ld, end %d", name, got, (int)(end - em));
	/* the present locale does not matter */
	uselocale(l);
	got = f ? f(em, &end, 0, in) : (long)uf(em, &end, 0, in);
	if (got != (sizeof(text) == 1 ? -3 : 0))
		t_error("%s in C of UTF-8 = %ld", name, got);
	uselocale(LC_GLOBAL_LOCALE);
	freelocale(l);
}

static void strto(const char *name, to_long *f, to_ulong *uf)
{
	static const char *const fixed[] = {
		"", " ", "0b", "0B", "0b2", "0b ", "0b-1", "0b+1", "0b 1", "0b0x1", "0x0b1", "0b0b1", "00b1",
		"-0b101", "+0b101", "--0b1", "- 0b1", "-0b", "-0b-0b1", " \t\n\v\f\r0b11", "0b0", "-0b0", "0b12",
		"0B1111_0", "b1", "0bb1", "0b1b1", "1b1", "0b0000000000000000000000000000000000000000"
		"00000000000000000000000000000000000000000000001",
		"0b111111111111111111111111111111111111111111111111111111111111111",
		"0b1000000000000000000000000000000000000000000000000000000000000000",
		"-0b1000000000000000000000000000000000000000000000000000000000000000",
		"-0b1000000000000000000000000000000000000000000000000000000000000001",
		"0b1111111111111111111111111111111111111111111111111111111111111111",
		"-0b1111111111111111111111111111111111111111111111111111111111111111",
		"0b10000000000000000000000000000000000000000000000000000000000000000x",
		"-0b11111111111111111111111111111111111111111111111111111111111111111x",
		"0x", "0xg", "0x7fffffffffffffff", "0x8000000000000000", "-0x8000000000000001", "08", "0779",
		"9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
		"18446744073709551615", "18446744073709551616", "-18446744073709551616", "\xa0" "1", "1\xa0",
	};
	static const char *const part[] = {
		"0b", "0B", "0b1", "0b0", "-", "+", " ", "\t", "0", "1", "0x", "0X", "b", "B", "x", "2", "7", "8",
		"9", "a", "f", "g", "z", "Z", ".", "101", "1111111111111111", "0000", "99999999", "ffffffff",
	};
	unsigned long seed = 12345;
	static const text one[] = { '0', 'b', '1', 0 };
	char s[400];
	text *end = NULL;

	for (unsigned i = 0; i < sizeof fixed / sizeof *fixed; i++)
		for (int base = 0; base <= 36; base += 1 + !base)
			compare(name, f, uf, fixed[i], base);
	for (int i = 0; i < 20000; i++) {
		int base;

		s[0] = 0;
		seed = seed * 6364136223846793005 + 1442695040888963407;
		base = seed >> 62 ? (int)(seed >> 61 & 1) * 2 : (int)(seed >> 40) % 36 + 1;
		for (int n = (int)(seed >> 33) % 12; n > 0; n--) {
			seed = seed * 6364136223846793005 + 1442695040888963407;
			strcat(s, part[(seed >> 33) % (sizeof part / sizeof *part)]);
		}
		compare(name, f, uf, s, base == 1 ? 16 : base);
	}
	for (int i = 0; i < 5; i++) {
		static const int bad[] = { 1, -1, 37, INT_MAX, INT_MIN };

		errno = 0;
		if ((f ? f(one, &end, bad[i]) : (long)uf(one, &end, bad[i])) || errno != EINVAL)
			t_error("%s: base %d: errno %d, want EINVAL", name, bad[i], errno);
	}
}
