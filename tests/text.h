/* SPDX-License-Identifier: MIT */
/* One test for strings of char and of wchar_t: with WIDE defined it is of the latter. */
#include <string.h>
#include <wchar.h>

#ifdef WIDE
typedef wchar_t text;
#define TEXT_(x) L##x
#define TEXT(x) TEXT_(x)
#define T_TEXT(expr, want) T_TRUE(!wcscmp(expr, want))
#define text_copy wcscpy
#define text_length wcslen
#define text_fill wmemset
#else
typedef char text;
#define TEXT(x) x
#define T_TEXT(expr, want) T_STR(expr, want)
#define text_copy strcpy
#define text_length strlen
#define text_fill memset
#endif
