/* SPDX-License-Identifier: MIT */
#include "../string/chk.h"
#include <wchar.h>

size_t __wcslcat_chk(wchar_t *restrict, const wchar_t *restrict, size_t, size_t);

static wchar_t b[8];

static void too_big(void)
{
	__wcslcat_chk(b, L"", 9, 8);
}

static void no_room(void)
{
	__wcslcat_chk(b, L"a", 1, 0);
}

int main(void)
{
	wmemset(b, L'#', 8);
	b[0] = L'\0';
	T_INT(__wcslcat_chk(b, L"h\u00e9", 8, 8), 2);
	T_TRUE(!wmemcmp(b, L"h\u00e9\0#####", 8));
	T_INT(__wcslcat_chk(b, L"llo", 5, 8), 5);
	T_TRUE(!wmemcmp(b, L"h\u00e9ll\0###", 8));
	T_INT(__wcslcat_chk(b, L", world", 8, 8), 11);
	T_TRUE(!wmemcmp(b, L"h\u00e9ll, w", 8));
	/* no end within the size: nothing is added, the size counts as the length */
	T_INT(__wcslcat_chk(b, L"abc", 3, 8), 6);
	T_INT(__wcslcat_chk(b, L"abc", 0, 0), 3);
	T_TRUE(!wmemcmp(b, L"h\u00e9ll, w", 8));
	b[1] = L'\0';
	T_INT(__wcslcat_chk(b, L"i", (size_t)-1, (size_t)-1), 2);
	T_TRUE(!wmemcmp(b, L"hi\0l, w", 8));
	T_TRUE(aborts(too_big));
	T_TRUE(aborts(no_room));
	return t_status;
}
