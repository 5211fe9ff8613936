/* SPDX-License-Identifier: MIT */
#include "scanf.h"
#include <limits.h>

string_scan __isoc23_sscanf;

static string_scan *volatile scan = __isoc23_sscanf;

int main(void)
{
	int a = -1, b = -1, c = -1, n = -1;
	unsigned u = 9, v = 9;
	signed char hh = 9;
	long l = -1;
	double d = 0;
	char *s = NULL, word[20], set[5000] = "%i%[";

	differential(scan, NULL);

	T_INT(scan("0b101 -0B11 101", "%i%i%b", &a, &b, &u), 3);
	T_INT(a, 5);
	T_INT(b, -3);
	T_INT(u, 5);
	T_INT(scan("0x1f 017 12", "%i %i %i", &a, &b, &c), 3);
	T_INT(a, 31);
	T_INT(b, 15);
	T_INT(c, 12);
	T_INT(scan("0b12", "%i%n%u", &a, &n, &u), 2);
	T_INT(a, 1);
	T_INT(n, 3);
	T_INT(u, 2);
	T_INT(scan("-1 300", "%b%w8i", &u, &hh), 2);
	T_INT(u, UINT_MAX);
	T_INT(hh, 44);
	T_INT(scan("", "%b", &u), EOF);
	T_INT(scan(" ", "%*i%b", &u), EOF);
	T_INT(scan("1 ", "%i%i", &a, &b), 1);
	T_INT(scan("x", "%i", &a), 0);
	T_INT(scan("0b", "%i", &a), 0);
	T_INT(scan("5 0b", "%*i %i", &a), 0);
	T_ERR(scan("0b1111111111111111111111111111111111111111111111111111111111111111", "%li", &l), 1, ERANGE);
	T_INT(l, LONG_MAX);
	T_ERR(scan("-9223372036854775809", "%li", &l), 1, ERANGE);
	T_INT(l, LONG_MIN);
	T_ERR(scan("-9223372036854775808", "%li", &l), 1, 0);
	T_INT(l, LONG_MIN);
	T_ERR(scan("0b11111111111111111111111111111111111111111111111111111111111111111", "%lb", &l), 1, ERANGE);
	T_INT(l, -1);
	T_ERR(scan("12", "%w7d", &a), 0, EINVAL);
	T_ERR(scan("3 12", "%i%wd", &a, &b), 1, EINVAL);
	T_INT(scan("+0b11 +012 -017 0x1f 99", "%'i%'3i%*c%Ii%'i%I1i", &a, &b, &c, &u, &v), 5);
	T_INT(a, 3);
	T_INT(b, 1);
	T_INT(c, -15);
	T_INT(u, 31);
	T_INT(v, 9);

	/* what the old function does, between new directives */
	T_INT(scan("0b1 word 1.5e3,0b11 \xc3\xa9t", "%i %ms%lf,%b %3[^t]", &a, &s, &d, &u, word), 5);
	T_INT(a, 1);
	T_STR(s, "word");
	T_TRUE(d == 1500);
	T_INT(u, 3);
	T_STR(word, "\xc3\xa9");
	free(s);
	memset(set + 4, 'x', 4000);
	strcpy(set + 4004, "y]%u");
	T_INT(scan("7yxyx8", set, &a, word, &u), 3);
	T_INT(a, 7);
	T_STR(word, "yxyx");
	T_INT(u, 8);
	/* positions, also one that is used twice */
	T_INT(scan("1 0b10 3", "%3$i%1$i%2$b%n", &a, &u, &c, &n), 2);
	T_INT(scan("0b1 0b10 11 4", "%4$i%1$i%2$b%3$d", &a, &u, &c, &b), 4);
	T_INT(a, 2);
	T_INT(u, 3);
	T_INT(c, 4);
	T_INT(b, 1);
	T_INT(scan("1 2", "%1$i%1$i", &a), 2);
	T_INT(a, 2);
	/* more arguments than registers hold */
	T_INT(scan("1 2 3 4 5 6 7 8 9", "%i%i%i%i%i%i%i%b%n%w64d%n", &a, &b, &c, &a, &b, &c, &a, &u, &n, &l, &v), 7);
	T_INT(scan("1 2 3 4 5 6 7 1 9", "%i%i%i%i%i%i%i%b%n%w64d%n", &a, &b, &c, &a, &b, &c, &a, &u, &n, &l, &v), 9);
	T_INT(n, 15);
	T_INT(l, 9);
	T_INT(v, 17);
	return t_status;
}
