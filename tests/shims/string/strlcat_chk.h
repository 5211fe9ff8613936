/* SPDX-License-Identifier: MIT */
#include "strl_chk.h"

int main(void)
{
	text_fill(b, '#', 8);
	b[0] = 0;
	T_INT(strl(b, TEXT("h\xe9"), 8, 8), 2);
	IS("h\xe9\0#####");
	T_INT(strl(b, TEXT("llo"), 5, 8), 5);
	IS("h\xe9ll\0###");
	T_INT(strl(b, TEXT(", world"), 8, 8), 11);
	IS("h\xe9ll, w");
	T_INT(strl(b, TEXT("xy"), 8, 8), 9);
	T_INT(strl(b, TEXT(""), (size_t)-1, (size_t)-1), 7);
	IS("h\xe9ll, w");
	/* no end within the size: nothing is added, the size counts as the length */
	T_INT(strl(b, TEXT("abc"), 3, 8), 6);
	T_INT(strl(b, TEXT("abc"), 0, 0), 3);
	IS("h\xe9ll, w");
	b[1] = 0;
	T_INT(strl(b, TEXT("i"), (size_t)-1, (size_t)-1), 2);
	IS("hi\0l, w");
	ends();
	return t_status;
}
