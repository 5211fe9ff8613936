/* SPDX-License-Identifier: MIT */
/* The test of __isoc23_sscanf; the function is SCAN. After this special(): what the old function does. */
#include "scanf.h"
#include <limits.h>

string_scan SCAN;

static string_scan *volatile scan = SCAN;

static void special(void);

/* "%i%[x...xy]%u", begun in set, with thousands of characters */
static void long_set(text *set, text y, const text *in, const text *want)
{
	size_t n = text_length(set);
	text word[20];
	unsigned u = 0;
	int a = 0;

	text_fill(set + n, 'x', 4000);
	set[n + 4000] = y;
	text_copy(set + n + 4001, TEXT("]%u"));
	T_INT(scan(in, set, &a, word, &u), 3);
	T_INT(a, 7);
	T_TEXT(word, want);
	T_INT(u, 8);
}

int main(void)
{
	int a = -1, b = -1, c = -1, n = -1;
	unsigned u = 9, v = 9;
	signed char hh = 9;
	long l = -1;

	differential(scan, NULL);

	T_INT(scan(TEXT("0b101 -0B11 101"), TEXT("%i%i%b"), &a, &b, &u), 3);
	T_INT(a, 5);
	T_INT(b, -3);
	T_INT(u, 5);
	T_INT(scan(TEXT("0x1f 017 12"), TEXT("%i %i %i"), &a, &b, &c), 3);
	T_INT(a, 31);
	T_INT(b, 15);
	T_INT(c, 12);
	T_INT(scan(TEXT("0b12"), TEXT("%i%n%u"), &a, &n, &u), 2);
	T_INT(a, 1);
	T_INT(n, 3);
	T_INT(u, 2);
	T_INT(scan(TEXT("-1 300"), TEXT("%b%w8i"), &u, &hh), 2);
	T_INT(u, UINT_MAX);
	T_INT(hh, 44);
	T_INT(scan(TEXT(""), TEXT("%b"), &u), EOF);
	T_INT(scan(TEXT(" "), TEXT("%*i%b"), &u), EOF);
	T_INT(scan(TEXT("1 "), TEXT("%i%i"), &a, &b), 1);
	T_INT(scan(TEXT("x"), TEXT("%i"), &a), 0);
	T_INT(scan(TEXT("0b"), TEXT("%i"), &a), 0);
	T_INT(scan(TEXT("5 0b"), TEXT("%*i %i"), &a), 0);
	T_ERR(scan(TEXT("0b1111111111111111111111111111111111111111111111111111111111111111"), TEXT("%li"), &l), 1, ERANGE);
	T_INT(l, LONG_MAX);
	T_ERR(scan(TEXT("-9223372036854775809"), TEXT("%li"), &l), 1, ERANGE);
	T_INT(l, LONG_MIN);
	T_ERR(scan(TEXT("-9223372036854775808"), TEXT("%li"), &l), 1, 0);
	T_INT(l, LONG_MIN);
	T_ERR(scan(TEXT("0b11111111111111111111111111111111111111111111111111111111111111111"), TEXT("%lb"), &l), 1, ERANGE);
	T_INT(l, -1);
	T_ERR(scan(TEXT("12"), TEXT("%w7d"), &a), 0, EINVAL);
	T_ERR(scan(TEXT("3 12"), TEXT("%i%wd"), &a, &b), 1, EINVAL);
	T_INT(scan(TEXT("+0b11 +012 -017 0x1f 99"), TEXT("%'i%'3i%*c%Ii%'i%I1i"), &a, &b, &c, &u, &v), 5);
	T_INT(a, 3);
	T_INT(b, 1);
	T_INT(c, -15);
	T_INT(u, 31);
	T_INT(v, 9);

	special();
	/* positions, also one that is used twice */
	T_INT(scan(TEXT("1 0b10 3"), TEXT("%3$i%1$i%2$b%n"), &a, &u, &c, &n), 2);
	T_INT(scan(TEXT("0b1 0b10 11 4"), TEXT("%4$i%1$i%2$b%3$d"), &a, &u, &c, &b), 4);
	T_INT(a, 2);
	T_INT(u, 3);
	T_INT(c, 4);
	T_INT(b, 1);
	T_INT(scan(TEXT("1 2"), TEXT("%1$i%1$i"), &a), 2);
	T_INT(a, 2);
	/* more arguments than registers hold */
	T_INT(scan(TEXT("1 2 3 4 5 6 7 8 9"), TEXT("%i%i%i%i%i%i%i%b%n%w64d%n"), &a, &b, &c, &a, &b, &c, &a, &u, &n, &l, &v), 7);
	T_INT(scan(TEXT("1 2 3 4 5 6 7 1 9"), TEXT("%i%i%i%i%i%i%i%b%n%w64d%n"), &a, &b, &c, &a, &b, &c, &a, &u, &n, &l, &v), 9);
	T_INT(n, 15);
	T_INT(l, 9);
	T_INT(v, 17);
	return t_status;
}
