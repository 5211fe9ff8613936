/* SPDX-License-Identifier: MIT */
/* As strtof128.h, in locale "in"; and what another radix character makes of text, also for plain(). */
#include "strtof128.h"
#include "numeric.h"

static locale_t in;

static _Float128 plain(const char *s, char **end);

static const struct numeric numerics[] = {
	{ "comma", ",", ".", "\3", ',', '.' },
	{ "letter", "e", "", "", 'e', 0 },
};

static int f128_l(void)
{
	locale_t c = newlocale(LC_ALL_MASK, "C", NULL), comma, letter;
	char *end;

	in = c;
	f128();
	make_locales(numerics, 2);
	comma = newlocale(LC_NUMERIC_MASK, "comma", NULL);
	letter = newlocale(LC_NUMERIC_MASK, "letter", NULL);
	if (!comma || !letter || !setlocale(LC_NUMERIC, "comma"))
		return t_error("no locale"), t_status;
	no_locales(numerics, 2);

	/* the present one does not count, nor that of the thread */
	for (int i = 0; i < 3; i++) {
		in = c;
		IS("1.5", 0x3fff800000000000, 0, 3, 0);
		IS("1,5", 0x3fff000000000000, 0, 1, 0);
		in = comma;
		IS("1,5", 0x3fff800000000000, 0, 3, 0);
		IS("-,5e1,", 0xc001400000000000, 0, 5, 0);
		IS("0x,8p1", 0x3fff000000000000, 0, 6, 0);
		IS("0x1,8,", 0x3fff800000000000, 0, 5, 0);
		IS("1.5", 0x3fff000000000000, 0, 1, 0);
		IS("1.234,5", 0x3fff000000000000, 0, 1, 0);
		IS(",", 0, 0, 0, 0);
		IS(",e1", 0, 0, 0, 0);
		IS("0x,", 0, 0, 1, 0);
		IS("nan(1,)", 0x7fff800000000000, 0, 3, 0);
		IS("0,1", 0x3ffb999999999999, 0x999999999999999a, 3, 0);
		in = letter;
		IS("1e5e1", 0x4002e00000000000, 0, 5, 0);
		IS("e5", 0x3ffe000000000000, 0, 2, 0);
		IS("1.5", 0x3fff000000000000, 0, 1, 0);
		uselocale(i ? comma : letter);
		setlocale(LC_NUMERIC, "C");
	}
	T_TRUE(plain("2,5", &end) == 2.5f && !*end);
	uselocale(letter);
	T_TRUE(plain("2e5", &end) == 2.5f && !*end);
	uselocale(LC_GLOBAL_LOCALE);
	T_TRUE(plain("2.5", &end) == 2.5f && !*end);
	T_TRUE(plain("2,5", &end) == 2 && *end == ',');
	return t_status;
}
