/* SPDX-License-Identifier: MIT */
/*
 * What text is as binary128: convert(), which a test defines behind this, is one of the family. NAME is
 * which, WIDENED(f) calls f with wide text.
 */
#include <float.h>
#include <locale.h>
#include <wchar.h>
#include "test.h"
#include "rounding.h"

union bits {
	_Float128 f;
	unsigned __int128 b;
	unsigned long w[2];
};

static _Float128 convert(const char *s, char **end);

#define WIDENED(f, s, end, ...) do { \
	static wchar_t w_[20001], *e_; \
	size_t n_ = 0; \
	do \
		w_[n_] = (unsigned char)(s)[n_]; \
	while ((s)[n_++]); \
	_Float128 x_ = f(w_, (end) ? &e_ : NULL, ##__VA_ARGS__); \
	if (end) \
		*(end) = (char *)(s) + (e_ - w_); \
	return x_; \
} while (0)

static void check(int line, const char *s, unsigned long high, unsigned long low, int used, int err)
{
	union bits r;
	char *end;

	errno = 0;
	r.f = convert(s, &end);
	if (r.w[1] != high || r.w[0] != low || end - s != used || errno != err)
		t_error("line %d: %s(%.50s) = %016lx%016lx, %d used, errno %d", line, NAME, s, r.w[1], r.w[0],
			(int)(end - s), errno);
}

#define IS(s, high, low, used, err) check(__LINE__, s, high##UL, low##UL, used, err)

static unsigned long seed = 1;

static unsigned long some(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed * 2685821657736338717;
}

/* On aarch64 it is libc's strtold, which does not raise "inexact" alone before 2.25. */
static int unseen(void)
{
#ifdef __aarch64__
	volatile long double tenth;

	take_flags();
	tenth = strtold("0.1", NULL);
	(void)tenth;
	return take_flags() ? 0 : INEXACT;
#else
	return 0;
#endif
}

/* rounded in every mode, with what flags */
static void round_all(int line, const char *s, unsigned __int128 down, unsigned __int128 up,
	unsigned __int128 nearest, int flags)
{
	unsigned __int128 zero = down >> 127 ? up : down, want[] = { nearest, down, up, zero };

	for (int mode = NEAREST; mode <= ZERO; mode++) {
		union bits r;
		int got;

		set_rounding(mode);
		take_flags();
		r.f = convert(s, NULL);
		got = take_flags();
		set_rounding(NEAREST);
		if (r.b != want[mode] || got != (flags == INEXACT ? flags & ~unseen() : flags))
			t_error("line %d: %.60s in mode %d: %016lx%016lx, flags %x, want flags %x", line, s, mode,
				r.w[1], r.w[0], got, flags);
	}
}

static const unsigned __int128 one = (unsigned __int128)0x3fff << 112, inf = (unsigned __int128)0x7fff << 112,
	minus = (unsigned __int128)1 << 127, normal = (unsigned __int128)1 << 112;

static void modes(void)
{
#define ROUND(...) round_all(__LINE__, __VA_ARGS__)
	ROUND("1", one, one, one, 0);
	ROUND("-0", minus, minus, minus, 0);
	ROUND("inf", inf, inf, inf, 0);
	ROUND("1.00000000000000000000000000000000001", one, one + 1, one, INEXACT);
	ROUND("-1.00000000000000000000000000000000001", minus + one + 1, minus + one, minus + one, INEXACT);
	ROUND("0x1.00000000000000000000000000008p0", one, one + 1, one, INEXACT);
	ROUND("0x1.00000000000000000000000000018p0", one + 1, one + 2, one + 2, INEXACT);
	ROUND("1e5000", inf - 1, inf, inf, OVERFLOW | INEXACT);
	ROUND("-1e999999999", minus + inf, minus + inf - 1, minus + inf, OVERFLOW | INEXACT);
	ROUND("1e-5000", 0, 1, 0, UNDERFLOW | INEXACT);
	ROUND("-1e-999999999", minus + 1, minus, minus, UNDERFLOW | INEXACT);
	ROUND("0x1p-16382", normal, normal, normal, 0);
	ROUND("0x1p-16494", 1, 1, 1, 0);
	ROUND("6.5e-4966", 1, 2, 1, UNDERFLOW | INEXACT);
	ROUND("3.3621e-4932", (unsigned __int128)0xfffff050c936 << 64 | 0x862631ee6ad50d9b,
		(unsigned __int128)0xfffff050c936 << 64 | 0x862631ee6ad50d9c,
		(unsigned __int128)0xfffff050c936 << 64 | 0x862631ee6ad50d9b, UNDERFLOW | INEXACT);
}

/* exact decimals halfway between two numbers, and on both sides of there */
static void halves(void)
{
	for (int i = 0; i < 1500; i++) {
		char s[500], half[500];
		int places = 1 + (int)(some() % 200), carry = 0, len;	/* half a last bit is 2^-places */
		union bits x, h;

		x.w[0] = i % 5 ? some() : ~0UL;
		x.w[1] = (some() & 0x8000ffffffffffff) | (unsigned long)(16383 + 113 - places) << 48;
		h.w[0] = 0;
		h.w[1] = (x.w[1] & 1UL << 63) | (unsigned long)(16383 - places) << 48;
		snprintf(half, sizeof half, "%%.%df", places);
		len = strfromf128(s, sizeof s, half, x.f);
		strfromf128(half, sizeof half, half, h.f);
		/* the sum of the two, digit by digit: its last is 5 */
		for (int k = len - 1, l = (int)strlen(half) - 1; k >= (s[0] == '-'); k--, l--) {
			int sum = s[k] - '0' + carry + (l >= 0 && half[l] >= '0' ? half[l] - '0' : 0);

			if (s[k] == '.')
				continue;
			carry = sum > 9;
			s[k] = (char)('0' + sum % 10);
		}
		if (carry)
			continue;
		unsigned __int128 next = x.b + 1, low = x.w[1] >> 63 ? next : x.b, high = x.w[1] >> 63 ? x.b : next;

		round_all(__LINE__, s, low, high, x.b & 1 ? next : x.b, INEXACT);
		s[len] = '1';
		s[len + 1] = '\0';
		round_all(__LINE__, s, low, high, next, INEXACT);
		s[len] = '\0';
		s[len - 1] = '4';
		round_all(__LINE__, s, low, high, x.b, INEXACT);
	}
}

#if LDBL_MANT_DIG == 64
/* 64 bits in both formats, exactly, by way of printf */
static void wider(void)
{
	for (int i = 0; i < 3000; i++) {
		char s[500];
		long double l = (long double)some();
		union bits r, w;

		for (int k = (int)(some() % 120); k > 0; k--)
			l = l / 2;
		snprintf(s, sizeof s, i % 2 ? "%La" : "%.130Lf", l);
		r.f = convert(s, NULL);
		w.f = l;
		if (r.b != w.b)
			t_error("%s: %016lx%016lx, want %016lx%016lx", s, r.w[1], r.w[0], w.w[1], w.w[0]);
	}
}
#endif

/* many strings, right and wrong, against what glibc 2.43 made of them */
static unsigned long sum(void)
{
	static const char any[] = "0123456789012345000..eE+-xXpPabfin( )";
	unsigned long hash = 14695981039346656037UL;

	for (int i = 0; i < 12000; i++) {
		char s[100], *end;
		int len = 0;
		union bits r;

		if (i % 3 == 0) {
			for (int n = (int)(some() % 14); n > 0; n--)
				s[len++] = any[some() % (sizeof any - 1)];
			s[len] = '\0';
		} else {
			int hex = i % 3 == 2, digits = 1 + (int)(some() % 45), point = (int)(some() % 45);

			len = sprintf(s, "%s%s", some() & 1 ? "-" : "", hex ? "0x" : "");
			for (int k = 0; k < digits; k++) {
				if (k == point)
					s[len++] = '.';
				s[len++] = "0123456789abcdefABCDEF"[some() % (hex ? 22 : 10)];
			}
			/* out of range both ways; in hexadecimal not tiny, where older strtold is wrong */
			sprintf(s + len, "%c%d", hex ? 'p' : 'e', hex ? (int)(some() % 32700) - 16180 :
				(int)(some() % 10200) - 5100);
		}
		set_rounding(i % 4);
		errno = 0;
		r.f = convert(s, &end);
		set_rounding(NEAREST);
		unsigned long words[] = { r.w[0], r.w[1], (unsigned long)(end - s), (unsigned long)errno };
		for (int k = 0; k < 4; k++)
			hash = (hash ^ words[k]) * 1099511628211;
	}
	return hash;
}

static int f128(void)
{
	IS("", 0, 0, 0, 0);
	IS(" +", 0, 0, 0, 0);
	IS("-.", 0, 0, 0, 0);
	IS("e5", 0, 0, 0, 0);
	IS("0xg", 0, 0, 1, 0);
	IS("0x.p1", 0, 0, 1, 0);
	IS("\t -0.0e99999x", 0x8000000000000000, 0, 12, 0);
	IS("1", 0x3fff000000000000, 0, 1, 0);
	IS("1.5e", 0x3fff800000000000, 0, 3, 0);
	IS("15.e-1z", 0x3fff800000000000, 0, 6, 0);
	IS("-00000000000000000000000000000000000000000000.75", 0xbffe800000000000, 0, 48, 0);
	IS("0.1", 0x3ffb999999999999, 0x999999999999999a, 3, 0);
	IS("3.14159265358979323846264338327950288419716939937510", 0x4000921fb54442d1, 0x8469898cc51701b8, 52, 0);
	IS("1e40", 0x4083d6329f1c35ca, 0x4bfabb9f56100000, 4, 0);
	IS("0X1.8P+3", 0x4002800000000000, 0, 8, 0);
	IS("0x.8p-1p", 0x3ffd000000000000, 0, 7, 0);
	/* halfway: to even, unless anything follows, however far behind */
	IS("0x1.00000000000000000000000000008p0", 0x3fff000000000000, 0, 35, 0);
	IS("0x1.00000000000000000000000000018p0", 0x3fff000000000000, 2, 35, 0);
	IS("0x1.000000000000000000000000000080000000000000000000000001p0", 0x3fff000000000000, 1, 60, 0);
	IS("10384593717069655257060992658440193", 0x4070000000000000, 0, 35, 0);
	IS("10384593717069655257060992658440195", 0x4070000000000000, 2, 35, 0);
	IS("10384593717069655257060992658440193.0000000000000000000000000000000000001", 0x4070000000000000, 1, 73, 0);
	/* the ends */
	IS("1.18973149535723176508575932662800702e4932", 0x7ffeffffffffffff, 0xffffffffffffffff, 42, 0);
	IS("1.1898e4932", 0x7fff000000000000, 0, 11, ERANGE);
	IS("-1e99999999999999999999", 0xffff000000000000, 0, 23, ERANGE);
	IS("0x1.ffffffffffffffffffffffffffff8p16383", 0x7fff000000000000, 0, 39, ERANGE);
	IS("3.3621031431120935062626778173217526025980793448465e-4932", 0x1000000000000, 0, 57, 0);
	IS("6.47517511943802511092443895822764655e-4966", 0, 1, 43, ERANGE);
	IS("3.2e-4966", 0, 0, 9, ERANGE);
	IS("3.24e-4966", 0, 1, 10, ERANGE);
	IS("0x1p-16494", 0, 1, 10, 0);
	IS("0x1p-16495", 0, 0, 10, ERANGE);
	IS("0x1.8p-16494", 0, 2, 12, ERANGE);
	IS("1e-99999999999999999999", 0, 0, 23, ERANGE);
	IS("inf", 0x7fff000000000000, 0, 3, 0);
	IS("-INFinityx", 0xffff000000000000, 0, 9, 0);
	IS("infinitx", 0x7fff000000000000, 0, 3, 0);
	IS("nan", 0x7fff800000000000, 0, 3, 0);
	IS("-NaN(0x123)", 0xffff800000000000, 0x123, 11, 0);
	IS("nan(abc", 0x7fff800000000000, 0, 3, 0);
	IS("nan(z_z)", 0x7fff800000000000, 0, 8, 0);
	IS("nan()", 0x7fff800000000000, 0, 5, 0);
	IS("nan(0b101)", 0x7fff800000000000, 0, 10, 0);
	IS("nan(a-b)", 0x7fff800000000000, 0, 3, 0);
	IS("nan(\xe9)", 0x7fff800000000000, 0, 3, 0);
	/* no digits and letters, though bit 5 would make them */
	IS("1\x12", 0x3fff000000000000, 0, 1, 0);
	IS(".5\x10", 0x3ffe000000000000, 0, 2, 0);
	IS("0\x18", 0, 0, 1, 0);
#if LDBL_MANT_DIG == 64
	/* where this is strtold, older releases are wrong */
	IS("nan(99999999999999999999)", 0x7fff800000000000, 0xffffffffffffffff, 25, 0);
	IS("0xe3fe0080fE79BdBa22aC70Af00004.p-16510", 0xe3fe0080f, 0xe79bdba22ac70af0, 39, ERANGE);
	IS("0x0.ffffffffffffffffffffffffffffcp-16382", 0x1000000000000, 0, 40, 0);
	IS("0x0.ffffffffffffffffffffffffffffbfp-16382", 0x1000000000000, 0, 41, ERANGE);
#endif

	/* a long one, and one that would end elsewhere with fewer digits */
	char s[20000];
	memset(s, '0', sizeof s);
	memcpy(s, "10384593717069655257060992658440193.", 36);
	s[15000] = '\0';
	check(__LINE__, s, 0x4070000000000000, 0, 15000, 0);
	s[14999] = '1';
	check(__LINE__, s, 0x4070000000000000, 1, 15000, 0);
	s[14999] = '0';
	memcpy(s + 15000, "e-4900", 7);
	check(__LINE__, s, 0x00da7769bead75ec, 0x52e4d25544b1042e, 15006, 0);

	modes();
	halves();
#if LDBL_MANT_DIG == 64
	wider();
#endif
	seed = 7;
	unsigned long hash = sum();
	if (hash != 0x4bc90653d5d880de)
		t_error("sum of many is %lx", hash);
	return t_status;
}
