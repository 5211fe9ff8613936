/* SPDX-License-Identifier: MIT */
#define WIDE
#define SCAN __isoc23_swscanf
#include "../stdio/sscanf.h"

/* characters that no locale is needed for */
static void special(void)
{
	wchar_t *s = NULL, word[20], set[5000] = L"%i%l[";
	int a = -1, b = -1, c = -1;
	unsigned u = 9;
	double d = 0;

	T_INT(scan(L"0b1 w\u00f6rt 1.5e3,0b11 \u00e9\U0001f600t", L"%i %mls%lf,%b %3l[^t]", &a, &s, &d, &u, word), 5);
	T_INT(a, 1);
	T_TEXT(s, L"w\u00f6rt");
	T_TRUE(d == 1500);
	T_INT(u, 3);
	T_TEXT(word, L"\u00e9\U0001f600");
	free(s);
	T_INT(scan(L"1\u00e97\u00e9\u0661", L"%i\u00e9%i%lc%i", &a, &b, word, &c), 3);
	T_INT(b, 7);
	T_INT(word[0], 0xe9);
	long_set(set, L'\u0431', L"7\u0431x\u0431x8", L"\u0431x\u0431x");
}
