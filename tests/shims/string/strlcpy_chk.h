/* SPDX-License-Identifier: MIT */
#include "strl_chk.h"

int main(void)
{
	text_fill(b, '#', 8);
	T_INT(strl(b, TEXT("h\xe9llo"), 4, 8), 5);
	IS("h\xe9l\0####");
	T_INT(strl(b, TEXT("hello"), 6, 8), 5);
	IS("hello\0##");
	T_INT(strl(b, TEXT("hello, world"), 8, 8), 12);
	IS("hello, ");
	T_INT(strl(b, TEXT("hello"), 0, 0), 5);
	T_INT(strl(b, TEXT("x"), 0, 8), 1);
	IS("hello, ");
	T_INT(strl(b, TEXT("hi"), (size_t)-1, (size_t)-1), 2);
	IS("hi\0lo, ");
	ends();
	return t_status;
}
