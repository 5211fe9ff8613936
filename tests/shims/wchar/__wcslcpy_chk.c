/* SPDX-License-Identifier: MIT */
#include "../string/chk.h"
#include <wchar.h>

size_t __wcslcpy_chk(wchar_t *restrict, const wchar_t *restrict, size_t, size_t);

static wchar_t b[8];

static void too_big(void)
{
	__wcslcpy_chk(b, L"a", 9, 8);
}

static void no_room(void)
{
	__wcslcpy_chk(b, L"a", 1, 0);
}

int main(void)
{
	wmemset(b, L'#', 8);
	T_INT(__wcslcpy_chk(b, L"h\u00e9llo", 4, 8), 5);
	T_TRUE(!wmemcmp(b, L"h\u00e9l\0####", 8));
	T_INT(__wcslcpy_chk(b, L"hello", 6, 8), 5);
	T_TRUE(!wmemcmp(b, L"hello\0##", 8));
	T_INT(__wcslcpy_chk(b, L"hello, world", 8, 8), 12);
	T_TRUE(!wmemcmp(b, L"hello, ", 8));
	T_INT(__wcslcpy_chk(b, L"x", 0, 0), 1);
	T_INT(__wcslcpy_chk(b, L"x", 0, 8), 1);
	T_TRUE(!wmemcmp(b, L"hello, ", 8));
	T_INT(__wcslcpy_chk(b, L"hi", (size_t)-1, (size_t)-1), 2);
	T_TRUE(!wmemcmp(b, L"hi\0lo, ", 8));
	/* what counts is the size that was given, not what is copied */
	T_TRUE(aborts(too_big));
	T_TRUE(aborts(no_room));
	return t_status;
}
