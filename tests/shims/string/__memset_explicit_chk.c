/* SPDX-License-Identifier: MIT */
#include "chk.h"

void *__memset_explicit_chk(void *, int, size_t, size_t);

static char b[9];

static void too_big(void)
{
	__memset_explicit_chk(b, 'x', 9, 8);
}

int main(void)
{
	memset(b, '#', sizeof b);
	T_TRUE(__memset_explicit_chk(b, 'x', 0, 0) == b);
	T_TRUE(!memcmp(b, "#########", 9));
	T_TRUE(__memset_explicit_chk(b, 'x', 4, 8) == b);
	T_TRUE(!memcmp(b, "xxxx#####", 9));
	T_TRUE(__memset_explicit_chk(b, 0x17a, 8, 8) == b);
	T_TRUE(!memcmp(b, "zzzzzzzz#", 9));
	__memset_explicit_chk(b, 0, 9, (size_t)-1);
	T_INT(b[8], 0);
	T_TRUE(aborts(too_big));
	return t_status;
}
