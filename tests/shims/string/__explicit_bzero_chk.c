/* SPDX-License-Identifier: MIT */
#include "chk.h"

void __explicit_bzero_chk(void *, size_t, size_t);

static char b[9];

static void too_big(void)
{
	__explicit_bzero_chk(b, 9, 8);
}

int main(void)
{
	memset(b, '#', sizeof b);
	__explicit_bzero_chk(b, 0, 0);
	T_TRUE(!memcmp(b, "#########", 9));
	__explicit_bzero_chk(b, 4, 8);
	T_TRUE(!memcmp(b, "\0\0\0\0#####", 9));
	__explicit_bzero_chk(b, 8, 8);
	T_TRUE(!memcmp(b, "\0\0\0\0\0\0\0\0#", 9));
	__explicit_bzero_chk(b, 9, (size_t)-1);
	T_INT(b[8], 0);
	T_TRUE(aborts(too_big));
	return t_status;
}
