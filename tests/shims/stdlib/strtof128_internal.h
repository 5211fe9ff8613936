/* SPDX-License-Identifier: MIT */
/*
 * As strtof128.h, and with thousands separators, by the rules of some locales, where group is not 0. The
 * latter only where glibc has these names: elsewhere long double has this format, and has had names of
 * its own; the rules for separators were others in older ones.
 */
#include "strtof128.h"

static int group;

#if LDBL_MANT_DIG == 64
#include "numeric.h"

static const struct numeric numerics[] = {
	{ "threes", ",", ".", "\3", ',', '.' },
	{ "lakh", ".", ",", "\3\2", '.', ',' },
	{ "once", ".", ",", "\3\177", '.', ',' },
	{ "never", ".", ",", "\177", '.', ',' },
	{ "nothing", ".", "", "\3", '.', 0 },
	{ "quote", ".", "'", "\1\3\2", '.', '\'' },
};

#define NUMERICS (sizeof numerics / sizeof *numerics)

/* numbers with marks anywhere, against what glibc 2.43 made of them; it takes marks side by side for digits */
static unsigned long sum_of_groups(void)
{
	static const char *const part[] = {
		"0", "1", "12", "123", "1234", ".", ",", "'", ".123", ",123", "'123", ".12", ",12", ".234.567", ",23,456",
		",234,567", "1'2", "'12'345'6", "e3", "e-2", "0x", "-", "+", " ", "a", "nan", "inf", "p4",
	};
	unsigned long hash = 14695981039346656037UL;

	for (int i = 0; i < 10000; i++) {
		char s[100] = "", *end;
		union bits r;

		for (int n = 1 + (int)(some() % 7); n > 0; n--)
			strcat(s, part[some() % (sizeof part / sizeof *part)]);
		for (char *p = s + 1; *p; p++)
			if (strchr(".,'", *p) && strchr(".,'", p[-1]))
				*p = '5';
		group = some() % 4 != 0;
		errno = 0;
		r.f = convert(s, &end);
		unsigned long words[] = { r.w[0], r.w[1], (unsigned long)(end - s), (unsigned long)errno };
		for (int k = 0; k < 4; k++)
			hash = (hash ^ words[k]) * 1099511628211;
	}
	return hash;
}

static void groups(void)
{
	static const unsigned long want[] = {
#include "strtof128_internal.want"
	};

	group = 1;
	IS("1,234", 0x3fff000000000000, 0, 1, 0);
	make_locales(numerics, NUMERICS);
	for (size_t i = 0; i < NUMERICS; i++) {
		unsigned long sum;

		if (!setlocale(LC_NUMERIC, numerics[i].name)) {
			t_error("no locale %s", numerics[i].name);
			continue;
		}
		if (i == 0) {
			group = 1;
			IS("1.024", 0x4009000000000000, 0, 5, 0);
			IS("-1.024.000,5e0x", 0xc012f40010000000, 0, 14, 0);
			IS("1.02", 0x3fff000000000000, 0, 1, 0);
			IS("1.0245", 0x4009000000000000, 0, 5, 0);
			IS("1024.024", 0x4009000000000000, 0, 4, 0);
			IS("1.024.02e1", 0x4009000000000000, 0, 5, 0);
			IS(".024", 0, 0, 0, 0);
			IS("0x1.024", 0x400b024000000000, 0, 7, 0);
			group = 0;
			IS("1.024", 0x3fff000000000000, 0, 1, 0);
		}
		seed = i + 1;
		sum = sum_of_groups();
		if (getenv("SUMS"))
			printf("0x%016lx,\n", sum);
		else if (sum != want[i])
			t_error("%s: results are not those of glibc 2.43", numerics[i].name);
	}
	no_locales(numerics, NUMERICS);
}
#endif

static int f128_internal(void)
{
	f128();
#if LDBL_MANT_DIG == 64
	groups();
#endif
	return t_status;
}
