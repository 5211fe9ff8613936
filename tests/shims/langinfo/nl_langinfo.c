/* SPDX-License-Identifier: MIT */
/* nl_langinfo nl_langinfo_l; what an older libc has is in tests/link/older-contract.sh */
#include <langinfo.h>
#include <locale.h>
#include "test.h"

int main(void)
{
	locale_t c = newlocale(LC_ALL_MASK, "C", NULL);

	T_INT(ALTMON_12 - ALTMON_1, 11);
	for (int i = 0; i < 12; i++) {
		T_TRUE(*nl_langinfo(MON_1 + i));
		T_STR(nl_langinfo(ALTMON_1 + i), nl_langinfo(MON_1 + i));
		T_STR(nl_langinfo_l(ALTMON_1 + i, c), nl_langinfo_l(MON_1 + i, c));
	}
	T_STR(nl_langinfo(ALTMON_1), "January");
	T_STR(nl_langinfo_l(ALTMON_12, c), "December");
	/* a number in the place of the pointer */
	T_INT((long)nl_langinfo(_NL_NUMERIC_DECIMAL_POINT_WC) & 0xffffffff, L'.');
	T_INT((long)nl_langinfo_l(_NL_NUMERIC_DECIMAL_POINT_WC, c) & 0xffffffff, L'.');
	T_STR(nl_langinfo(CODESET), "ANSI_X3.4-1968");
	T_STR(nl_langinfo_l(RADIXCHAR, c), ".");
	T_STR(nl_langinfo(ERA), "");
	T_STR(nl_langinfo(0x3fffffff), "");
	T_STR(nl_langinfo_l(0x3fffffff, c), "");
	return t_status;
}
