/* SPDX-License-Identifier: MIT */
#include "test.h"
#include "rounding.h"

union bits {
	unsigned long w[2];
	_Float128 f;
};

static void check(int line, const char *format, unsigned long high, unsigned long low, const char *want)
{
	union bits x = { { low, high } };
	char s[6000], part[8];
	int len = (int)strlen(want), r;

	memset(s, 'z', sizeof s);
	r = strfromf128(s, sizeof s, format, x.f);
	if (r != len || strcmp(s, want) || s[len + 1] != 'z')
		t_error("line %d: %s of %016lx%016lx: %d, %.80s, want %.80s", line, format, high, low, r, s, want);
	memset(part, 'z', sizeof part);
	r = strfromf128(part, 5, format, x.f);
	if (r != len || strncmp(part, want, 4) || part[len < 4 ? len : 4] || part[5] != 'z')
		t_error("line %d: %s, five bytes: %d, %.8s", line, format, r, part);
	T_INT(strfromf128(NULL, 0, format, x.f), len);
}

#define IS(format, high, low, want) check(__LINE__, format, high##UL, low##UL, want)

static unsigned long seed = 1;

static unsigned long some(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed * 2685821657736338717;
}

static void round_all(int line, const char *format, unsigned long high, const char *nearest, const char *down,
	const char *up, const char *zero)
{
	const char *want[] = { nearest, down, up, zero };
	union bits x = { { 0, high } };

	for (int mode = NEAREST; mode <= ZERO; mode++) {
		char s[100];

		set_rounding(mode);
		take_flags();
		strfromf128(s, sizeof s, format, x.f);
		T_INT(take_flags(), 0);
		set_rounding(NEAREST);
		if (strcmp(s, want[mode]))
			t_error("line %d: %s in mode %d: %s, want %s", line, format, mode, s, want[mode]);
	}
}

static void modes(void)
{
#define ROUND(...) round_all(__LINE__, __VA_ARGS__)
	ROUND("%.0f", 0x3ffe000000000000, "0", "0", "1", "0");
	ROUND("%.0f", 0xbffe000000000000, "-0", "-1", "-0", "-0");
	ROUND("%.0f", 0x3fff800000000000, "2", "1", "2", "1");
	ROUND("%.0e", 0xc004d80000000000, "-6e+01", "-6e+01", "-5e+01", "-5e+01");
	ROUND("%.1f", 0x4023ffffffffffff, "137438953472.0", "137438953471.9", "137438953472.0", "137438953471.9");
	ROUND("%.2g", 0x4005900000000000, "1e+02", "1e+02", "1e+02", "1e+02");
	ROUND("%.1a", 0x3fff080000000000, "0x1.0p+0", "0x1.0p+0", "0x1.1p+0", "0x1.0p+0");
	ROUND("%.1a", 0xbfff180000000000, "-0x1.2p+0", "-0x1.2p+0", "-0x1.1p+0", "-0x1.1p+0");
	ROUND("%.3f", 0x0000000000000001, "0.000", "0.000", "0.001", "0.000");
	ROUND("%g", 0x7fff000000000000, "inf", "inf", "inf", "inf");
}

/* many numbers and formats, against what glibc 2.43 made of them */
static unsigned long sum(void)
{
	unsigned long hash = 14695981039346656037UL;
	static char s[20000];

	for (int i = 0; i < 6000; i++) {
		union bits x = { { some(), some() } };
		char format[20], letter = "aefgAEFG"[some() % 8];
		int r;

		/* the very large and small take long */
		if (i % 16 == 1)
			x.w[1] &= 0x8003ffffffffffff;
		else if (i % 16 && i % 2)
			x.f = (_Float128)(long)(some() % 200000 - 100000) / (1 << some() % 8);
		else if (i % 16)
			x.w[1] = (x.w[1] & 0x8000ffffffffffff) | (16383 + some() % 240 - 120) << 48;
		if (some() % 8)
			sprintf(format, "%%.%d%c", (int)(some() % (i % 200 ? 40 : 17000)), letter);
		else
			sprintf(format, "%%%c", letter);
		set_rounding((int)(some() % 4));
		r = strfromf128(s, sizeof s, format, x.f);
		set_rounding(NEAREST);
		for (int k = 0; k <= r; k++)
			hash = (hash ^ (unsigned char)s[k]) * 1099511628211;
	}
	return hash;
}

int main(void)
{
	char s[100];
	union bits x, y;

	IS("%g", 0, 0, "0");
	IS("%f", 0x8000000000000000, 0, "-0.000000");
	IS("%e", 0, 0, "0.000000e+00");
	IS("%a", 0, 0, "0x0p+0");
	IS("%.3g", 0x3fff000000000000, 0, "1");
	IS("%g", 0x4000921fb54442d1, 0x8469898cc51701b8, "3.14159");
	IS("%.0f", 0x4000921fb54442d1, 0x8469898cc51701b8, "3");
	IS("%.33E", 0x4000921fb54442d1, 0x8469898cc51701b8, "3.141592653589793238462643383279503E+00");
	IS("%.40f", 0x3ffb999999999999, 0x999999999999999a, "0.1000000000000000000000000000000000048148");
	IS("%a", 0x4000921fb54442d1, 0x8469898cc51701b8, "0x1.921fb54442d18469898cc51701b8p+1");
	IS("%.5A", 0x4000921fb54442d1, 0x8469898cc51701b8, "0X1.921FBP+1");
	IS("%.0a", 0x3fff800000000000, 0, "0x2p+0");
	IS("%a", 0, 1, "0x0.0000000000000000000000000001p-16382");
	/* halves go to even */
	IS("%.0f", 0x3ffe000000000000, 0, "0");
	IS("%.0f", 0x3fff800000000000, 0, "2");
	IS("%.1f", 0x3ffd000000000000, 0, "0.2");
	IS("%.0e", 0x4003900000000000, 0, "2e+01");
	IS("%.2f", 0x4002ffffffffffff, 0xffffffffffffffff, "16.00");
	IS("%.0f", 0x3ffeffffffffffff, 0xffffffffffffffff, "1");
	IS("%.3f", 0x3ff0000000000000, 0, "0.000");
	/* g: which style, no zeros behind */
	IS("%g", 0x4012e84800000000, 0, "1e+06");
	IS("%G", 0x3feea36e2eb1c432, 0xca57a786c226809d, "1.25E-05");
	IS("%.10g", 0x4012e84800000000, 0, "1000000");
	IS("%.0g", 0x4002800000000000, 0, "1e+01");
	IS("%f", 0x7fff000000000000, 0, "inf");
	IS("%E", 0xffff000000000000, 0, "-INF");
	IS("%g", 0x7fff800000000000, 0, "nan");
	IS("%A", 0xffff800000000000, 1, "-NAN");
	/* the ends */
	IS("%.35e", 0x7ffeffffffffffff, 0xffffffffffffffff, "1.18973149535723176508575932662800702e+4932");
	IS("%.35e", 0, 1, "6.47517511943802511092443895822764655e-4966");
	x = (union bits){ { 0, 0x7ffe000000000000 } };
	T_INT(strfromf128(NULL, 0, "%f", x.f), 4939);
	x = (union bits){ { 1, 0 } };
	T_INT(strfromf128(NULL, 0, "%.16494f", x.f), 16496);

	modes();
	seed = 7;
	unsigned long hash = sum();
	if (hash != 0x6d6c229606b5da6e)
		t_error("sum of many is %lx", hash);

	x.f = 1.5;
#ifndef T_NATIVE	/* glibc's own needs half a minute for the same */
	/* more than there is memory for, and than an int counts */
	memset(s, 'z', sizeof s);
	T_INT(strfromf128(s, 12, "%.2147483640f", x.f), 2147483642);
	T_STR(s, "1.500000000");
	T_INT(s[12], 'z');
	T_ERR(strfromf128(NULL, 0, "%.2147483647e", x.f), -1, EOVERFLOW);
	T_ERR(strfromf128(s, 1, "%.2147483646f", x.f), -1, EOVERFLOW);
	T_INT(strfromf128(s, 100, "%.2147483647g", x.f), 3);
#endif
	T_INT(strfromf128(s, 100, "%.2147483648f", x.f), 8);
	T_INT(strfromf128(s, 100, "%.99999999999999999999e", x.f), 12);

	/* signaling or not */
	x = (union bits){ { 1, 0x7fff000000000000 } };
	take_flags();
	strfromf128(s, sizeof s, "%g", x.f);
	T_INT(take_flags(), INVALID);
	x.w[1] |= 0x800000000000;
	strfromf128(s, sizeof s, "%g", x.f);
	T_INT(take_flags(), 0);

	/* there and back */
	srandom(1);
	for (int i = 0; i < 2000; i++) {
		for (int k = 0; k < 2; k++)
			x.w[k] = (unsigned long)random() << 33 ^ (unsigned long)random();
		if ((x.w[1] >> 48 & 0x7fff) == 0x7fff)
			continue;
		if (i % 4)
			x.w[1] = (x.w[1] & 0x8000ffffffffffff) | (0x3fffUL + (unsigned long)i % 100 - 50) << 48;
		strfromf128(s, sizeof s, i % 3 ? "%.35e" : "%a", x.f);
		y.f = strtof128(s, NULL);
		if (memcmp(&x, &y, sizeof x))
			t_error("%s: %016lx%016lx came back as %016lx%016lx", s, x.w[1], x.w[0], y.w[1], y.w[0]);
	}
	return t_status;
}
