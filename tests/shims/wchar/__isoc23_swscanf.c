/* SPDX-License-Identifier: MIT */
#define WIDE
#include "../stdio/scanf.h"
#include <limits.h>

string_scan __isoc23_swscanf;

static string_scan *volatile scan = __isoc23_swscanf;

#define T_WIDE(got, want) T_TRUE(!wcscmp(got, want))

int main(void)
{
	int a = -1, b = -1, c = -1, n = -1;
	unsigned u = 9, v = 9;
	long l = -1;
	signed char hh = 9;
	double d = 0;
	wchar_t *s = NULL, word[20], set[5000] = L"%i%l[";

	differential(scan, NULL);

	T_INT(scan(L"0b101 -0B11 101", L"%i%i%b", &a, &b, &u), 3);
	T_INT(a, 5);
	T_INT(b, -3);
	T_INT(u, 5);
	T_INT(scan(L"-1 300", L"%b%w8i", &u, &hh), 2);
	T_INT(u, UINT_MAX);
	T_INT(hh, 44);
	T_INT(scan(L"", L"%b", &u), EOF);
	T_INT(scan(L"x", L"%i", &a), 0);
	T_ERR(scan(L"0b1111111111111111111111111111111111111111111111111111111111111111", L"%li", &l), 1, ERANGE);
	T_INT(l, LONG_MAX);
	T_ERR(scan(L"-9223372036854775809", L"%li", &l), 1, ERANGE);
	T_INT(l, LONG_MIN);
	T_ERR(scan(L"12", L"%w7d", &a), 0, EINVAL);
	T_ERR(scan(L"3 12", L"%i%wd", &a, &b), 1, EINVAL);
	T_INT(scan(L"+0b11 +012 -017 0x1f 99", L"%'i%'3i%*c%Ii%'i%I1i", &a, &b, &c, &u, &v), 5);
	T_INT(a, 3);
	T_INT(b, 1);
	T_INT(c, -15);
	T_INT(u, 31);
	T_INT(v, 9);

	/* what the old function does, between new directives; characters that no locale is needed for */
	T_INT(scan(L"0b1 w\u00f6rt 1.5e3,0b11 \u00e9\U0001f600t", L"%i %mls%lf,%b %3l[^t]", &a, &s, &d, &u, word), 5);
	T_INT(a, 1);
	T_WIDE(s, L"w\u00f6rt");
	T_TRUE(d == 1500);
	T_INT(u, 3);
	T_WIDE(word, L"\u00e9\U0001f600");
	free(s);
	T_INT(scan(L"1\u00e97\u00e9\u0661", L"%i\u00e9%i%lc%i", &a, &b, word, &c), 3);
	T_INT(b, 7);
	T_INT(word[0], 0xe9);
	wmemset(set + 5, L'x', 4000);
	wcscpy(set + 4005, L"\u0431]%u");
	T_INT(scan(L"7\u0431x\u0431x8", set, &a, word, &u), 3);
	T_INT(a, 7);
	T_TRUE(!wmemcmp(word, L"\u0431x\u0431x", 5));
	T_INT(u, 8);
	/* positions, also one that is used twice */
	T_INT(scan(L"1 0b10 3", L"%3$i%1$i%2$b%n", &a, &u, &c, &n), 2);
	T_INT(scan(L"0b1 0b10 11 4", L"%4$i%1$i%2$b%3$d", &a, &u, &c, &b), 4);
	T_INT(a, 2);
	T_INT(u, 3);
	T_INT(c, 4);
	T_INT(b, 1);
	/* more arguments than registers hold */
	T_INT(scan(L"1 2 3 4 5 6 7 1 9", L"%i%i%i%i%i%i%i%b%n%w64d%n", &a, &b, &c, &a, &b, &c, &a, &u, &n, &l, &v), 9);
	T_INT(n, 15);
	T_INT(l, 9);
	T_INT(v, 17);
	return t_status;
}
