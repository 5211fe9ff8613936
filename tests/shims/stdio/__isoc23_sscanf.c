/* SPDX-License-Identifier: MIT */
#define SCAN __isoc23_sscanf
#include "sscanf.h"

static void special(void)
{
	char *s = NULL, word[20], set[5000] = "%i%[";
	unsigned u = 9;
	double d = 0;
	int a = -1;

	T_INT(scan("0b1 word 1.5e3,0b11 \xc3\xa9t", "%i %ms%lf,%b %3[^t]", &a, &s, &d, &u, word), 5);
	T_INT(a, 1);
	T_STR(s, "word");
	T_TRUE(d == 1500);
	T_INT(u, 3);
	T_STR(word, "\xc3\xa9");
	free(s);
	long_set(set, 'y', "7yxyx8", "yxyx");
}
